import type { Check } from '../report/model.js';

/** A page of the site as a browser holds it once it is open: what it has loaded, and what it may load later. */
export interface Tab {
  /** The address of the script that the page has started with, and its text. */
  readonly entry: string;
  readonly script: string;
  /** The chunks that the script loads when somebody goes to a view, by the view's name. */
  readonly chunks: ReadonlyMap<string, readonly string[]>;
}

export interface Loaded {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Loads an address, past every cache of this process. */
export type Load = (url: string) => Promise<Loaded>;

/** Over the network. */
export const load: Load = async (url) => {
  const { status, headers, text } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).then(
    async (answer) => ({ status: answer.status, headers: answer.headers, text: await answer.text() }),
  );
  return { status, headers, text };
};

/**
 * Opens the site as a browser does: loads the page and its script, and no chunk yet.
 *
 * @throws Error where the page has no script, or either cannot be loaded.
 */
export async function openTab(site: string, loads: Load = load): Promise<Tab> {
  const page = await loads(site);
  const source = /<script type="module"[^>]* src="([^"]+)"/.exec(page.text)?.[1];
  if (page.status !== 200 || source === undefined) {
    throw new Error(`${site} answers ${page.status} without a page that starts a script.`);
  }
  const entry = new URL(source, site).href;
  const { status, text } = await loads(entry);
  if (status !== 200) throw new Error(`${entry} answers ${status}.`);
  return { entry, script: text, chunks: chunksOf(text, entry) };
}

/** Goes to a view that the tab has not shown yet: loads its chunks and what they import, as a browser would. */
export async function visit(tab: Tab, view: string, loads: Load = load): Promise<Check[]> {
  const wanted = [...(tab.chunks.get(view) ?? [])];
  if (wanted.length === 0) return [{ what: view, ok: false, detail: 'The script names no chunk of that view.' }];
  const checks: Check[] = [];
  for (const url of wanted) {
    const loaded = await loads(url);
    checks.push(chunkCheck(url, loaded));
    const imported = importsOf(loaded.text, url).filter((other) => other !== tab.entry && !wanted.includes(other));
    wanted.push(...imported);
  }
  return checks;
}

function chunkCheck(url: string, { status, headers }: Loaded): Check {
  const type = headers.get('content-type') ?? 'no content type';
  return {
    what: `GET ${new URL(url).pathname}`,
    ok: status === 200 && type.startsWith(url.endsWith('.css') ? 'text/css' : 'text/javascript'),
    detail: `${status}, ${type}, ${headers.get('cache-control') ?? 'no cache-control'}`,
  };
}

/** The files that Vite's entry names, such as `./CartView-CxmQUT7D.js`; they are beside it. */
function chunksOf(script: string, entry: string): ReadonlyMap<string, readonly string[]> {
  const chunks = new Map<string, string[]>();
  for (const [, file = '', view = ''] of script.matchAll(/["'`][\w./-]*?\b((\w+)-[\w-]{8}\.(?:js|css))["'`]/g)) {
    const url = new URL(file, entry).href;
    const known = chunks.get(view) ?? [];
    if (url !== entry && !known.includes(url)) chunks.set(view, [...known, url]);
  }
  return chunks;
}

function importsOf(script: string, url: string): string[] {
  if (!url.endsWith('.js')) return [];
  const names = [...script.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.\/[\w./-]+\.js)["'`]/g)];
  return names.map(([, name = '']) => new URL(name, url).href);
}
