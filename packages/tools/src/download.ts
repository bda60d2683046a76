import { HttpClient, type HttpClientResponse } from '@actions/http-client';
import {
  atMostEvery,
  formatSeconds,
  messageChain,
  progressLine,
  toError,
  UserError,
  type Runner,
} from '@platform-actions/action-kit';

export interface Download {
  readonly url: string;
  /** The value of the header Authorization. It is not sent on to another host where the server redirects. */
  readonly authorization?: string | undefined;
  /** More than that is refused, whatever the server announces. */
  readonly maxBytes: number;
}

/** The network, or the server at its other end, did not deliver: nothing that the caller's inputs can mend for sure. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/** Pauses before the second and later tries, in seconds. */
const PAUSES = [1, 4, 15];
const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 5;
const SOCKET_TIMEOUT_MS = 30_000;
const WHOLE_TIMEOUT_MS = 10 * 60_000;
const PROGRESS_EVERY_MS = 5_000;

/**
 * The bytes behind an address, through the proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`). Server errors,
 * throttling and broken connections are tried again, three times. `@actions/tool-cache` does not do here: it offers no
 * limit of size or time, and its pauses cannot be passed in.
 *
 * @throws UserError where the server refuses (401, 403, 404, …) or sends too much; DownloadError where every try failed.
 */
export async function download(request: Download, runner: Pick<Runner, 'log' | 'clock' | 'signal'>): Promise<Buffer> {
  const where = publicAddress(request.url);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await attemptDownload(request, where, runner);
    } catch (thrown) {
      const cause = toError(thrown);
      runner.signal.throwIfAborted();
      if (cause instanceof UserError) throw cause;
      const pause = PAUSES[attempt];
      if (pause === undefined) {
        const tries = PAUSES.length + 1;
        throw new DownloadError(`${where} could not be downloaded in ${tries} tries: ${messageChain(cause)}`, {
          cause,
        });
      }
      runner.log.info(`${where}: ${messageChain(cause)}. Trying again in ${formatSeconds(pause)}.`);
      await runner.clock.sleep(pause * 1000, runner.signal);
    }
  }
}

/** An address as a log may show it: without a query, which may be a signature, and without a user. */
export function publicAddress(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

async function attemptDownload(
  request: Download,
  where: string,
  runner: Pick<Runner, 'log' | 'clock' | 'signal'>,
): Promise<Buffer> {
  const options = { allowRetries: false, allowRedirects: false, socketTimeout: SOCKET_TIMEOUT_MS };
  const client = new HttpClient('platform-actions', [], options);
  const signal = AbortSignal.any([runner.signal, AbortSignal.timeout(WHOLE_TIMEOUT_MS)]);
  try {
    const response = await follow(client, request, signal);
    try {
      refuseStatus(response.message.statusCode ?? 0, where);
      return await readBody(response, request.maxBytes, where, runner, signal);
    } finally {
      response.message.destroy();
    }
  } finally {
    client.dispose();
  }
}

/**
 * Asks, and asks again where the answer names another address. The client's own way does not do: it takes no relative
 * address, and hands the secret to another port of the same host.
 */
async function follow(client: HttpClient, request: Download, signal: AbortSignal): Promise<HttpClientResponse> {
  const start = new URL(request.url);
  let url = start;
  for (let redirects = 0; ; redirects += 1) {
    const own = url.origin === start.origin && request.authorization !== undefined;
    const headers = own ? { authorization: request.authorization } : {};
    const response = await abortable(client.get(url.href, headers), signal);
    const { statusCode = 0, headers: answer } = response.message;
    if (!REDIRECTS.includes(statusCode) || answer.location === undefined) return response;
    response.message.destroy();
    url = new URL(answer.location, url);
    if (start.protocol === 'https:' && url.protocol !== 'https:') {
      throw new UserError(`${publicAddress(request.url)} redirects to ${publicAddress(url.href)}, which is not https.`);
    }
    if (redirects >= MAX_REDIRECTS) {
      throw new UserError(`${publicAddress(request.url)} redirects more than ${MAX_REDIRECTS} times.`);
    }
  }
}

/** Throws where the server's answer is no file: for good (UserError) or perhaps only now (Error). */
function refuseStatus(status: number, where: string): void {
  if (status === 200) return;
  if (status >= 500 || status === 408 || status === 429) throw new Error(`the server answered ${status}`);
  const advice =
    status === 401 || status === 403
      ? 'Does the mirror want an authorization ("mirror-auth"), or does a proxy forbid the address?'
      : 'Does that version exist there?';
  throw new UserError(`${where}: the server answered ${status}. ${advice}`);
}

async function readBody(
  { message }: HttpClientResponse,
  maxBytes: number,
  where: string,
  { log, clock }: Pick<Runner, 'log' | 'clock'>,
  signal: AbortSignal,
): Promise<Buffer> {
  const [started, total] = [clock.now(), Number(message.headers['content-length'] ?? Number.NaN)];
  const isTime = atMostEvery(PROGRESS_EVERY_MS, () => clock.now());
  const chunks: Buffer[] = [];
  let bytes = 0;
  const stop = (): void => {
    message.destroy(toError(signal.reason));
  };
  signal.addEventListener('abort', stop, { once: true });
  isTime();
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new UserError(`${where} is larger than ${megabytes(maxBytes)} MB, the limit.`);
      chunks.push(chunk);
      if (!isTime() || Number.isNaN(total)) continue;
      const elapsedSeconds = (clock.now() - started) / 1000;
      log.info(progressLine({ done: megabytes(bytes), total: megabytes(total), unit: 'MB', elapsedSeconds }));
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return Buffer.concat(chunks);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}

/** Gives up waiting where the signal is aborted; the client itself knows no signal. */
async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(toError(signal.reason));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
