import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalCloud } from '@platform-actions/local-cloud';
import { BUCKET } from './cloud.js';

/** A small site with a file of every kind, each of which says which release it is of; `shared` and `robots.txt` stay. */
export function siteOf(version: string): Record<string, string> {
  const page = (title: string): string =>
    `<!doctype html><title>${title} ${version}</title><link rel="stylesheet" href="/assets/index-${version}sTy789.css">` +
    `<script type="module" src="/assets/index-${version}xYz123.js"></script><script src="/assets/shared-Sh4r3d00.js"></script>`;
  return {
    'index.html': page('Shop'),
    'about.html': page('About'),
    [`assets/index-${version}xYz123.js`]: `import("./cart-${version}aBc456.js") // ${version}`,
    [`assets/cart-${version}aBc456.js`]: `console.log("cart ${version}")`,
    [`assets/index-${version}sTy789.css`]: `/* ${version} */ body { color: green }`,
    'assets/shared-Sh4r3d00.js': 'console.log("shared")',
    'locales/en.json': JSON.stringify({ version }),
    'robots.txt': 'User-agent: *',
    'sw.js': `const release = "${version}"`,
  };
}

/** What somebody sees who opens the site now. */
export interface Visit {
  /** Release of the page and of the service worker, by name; `undefined` where there is none, or it is of no release. */
  readonly entry: string | undefined;
  readonly worker: string | undefined;
  /** What does not load, or is of no release at all. */
  readonly broken: readonly string[];
}

/** Loads the site as a browser does: its pages, what they name, and what the scripts import. */
export async function visit(
  siteUrl: string,
  releases: Readonly<Record<string, Record<string, string>>>,
): Promise<Visit> {
  const load = async (path: string): Promise<string | undefined> => {
    const answer = await fetch(new URL(path, siteUrl));
    const text = await answer.text();
    return answer.status === 200 ? text : undefined;
  };
  const releaseOf = (path: string, text: string | undefined): string | undefined =>
    Object.keys(releases).find((name) => text !== undefined && releases[name]?.[path] === text);
  const broken: string[] = [];
  const loadAll = async (path: string): Promise<string | undefined> => {
    const text = await load(path);
    const release = releaseOf(path, text);
    if (release === undefined) broken.push(`${path}: ${text ?? 'does not load'}`);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const named = [...(text ?? '').matchAll(/(?:src|href)="\/([^"]+)"|import\("\.\/([^"]+)"\)/g)];
    for (const [, whole, beside] of named) await loadAll(whole ?? `${folder}${beside ?? ''}`);
    return release;
  };
  const entry = await loadAll('index.html');
  for (const path of ['about.html', 'locales/en.json', 'robots.txt']) await loadAll(path);
  return { entry, worker: releaseOf('sw.js', await load('sw.js')), broken };
}

/** The objects of the bucket, to be put into another cloud. */
export type Snapshot = readonly {
  readonly key: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}[];

export function snapshotOf({ s3 }: LocalCloud): Snapshot {
  return s3.objects(BUCKET).map(({ key, body, headers }) => ({ key, body, headers }));
}

export function restore({ s3 }: LocalCloud, snapshot: Snapshot): void {
  for (const { key, body, headers } of snapshot) s3.put(BUCKET, key, body, headers);
}

/** A moment to wait for, and how to let it come. */
export function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

/** A request as it went over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Without the bucket. */
  readonly key: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What becomes of a request instead of an ordinary answer. */
export type Mishap =
  | {
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly headers?: Record<string, string>;
    }
  /** The connection breaks: before the cloud has heard of it, or after it has carried it out. */
  | 'lost'
  | 'answer lost';

export interface Wire {
  readonly url: string;
  /** In the order of their arrival. */
  readonly requests: readonly WireRequest[];
  /** How often a request for that key was made. */
  count(method: string, key: string | RegExp): number;
  /** Asked for each request; a promise keeps it waiting. */
  meddle(with_: (request: WireRequest) => Mishap | undefined | Promise<Mishap | undefined>): void;
  stop(): Promise<void>;
}

/** Stands between an action and the cloud, sees all of each request, and lets things happen to single keys. */
export async function startWire({ url: target, clock }: LocalCloud): Promise<Wire> {
  const requests: WireRequest[] = [];
  let mishapOf: Parameters<Wire['meddle']>[0] = () => undefined;
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming);
    requests.push(request);
    const mishap = await mishapOf(request);
    if (mishap === 'lost') return void incoming.socket.destroy();
    if (typeof mishap === 'object') {
      refuse(response, mishap, clock.now());
      return;
    }
    const answer = await passOn(target, incoming, request.body);
    if (mishap === 'answer lost') return void incoming.socket.destroy();
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  };
  const server = createServer(
    (incoming, response) => void serve(incoming, response).catch(() => incoming.socket.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    count: (method, key) =>
      requests.filter((one) => one.method === method && (typeof key === 'string' ? one.key === key : key.test(one.key)))
        .length,
    meddle: (with_) => {
      mishapOf = with_;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = incoming;
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const [, , key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(decodeURIComponent(path)) ?? [];
  return { method, key, query, headers, body: Buffer.concat(chunks) };
}

function refuse(response: ServerResponse, mishap: Exclude<Mishap, string>, now: number): void {
  const { status, code, message = code, headers } = mishap;
  response.writeHead(status, { 'content-type': 'application/xml', date: new Date(now).toUTCString(), ...headers });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`);
}

type Passed = { status: number; headers: IncomingMessage['headers']; body: Buffer };

function passOn(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Passed> {
  return new Promise((resolve, reject) => {
    const outgoing = ask(`${target}${url ?? ''}`, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject);
      answer.once('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
      });
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
