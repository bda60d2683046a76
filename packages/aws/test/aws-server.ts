import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as the server saw it. */
export interface Seen {
  /** `DescribeServices`, from the target header or the form's Action. */
  readonly operation: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never comes to an end: before the headers, with one header after the other, or after the first byte of the body. */
  readonly hang?: 'before-headers' | 'in-headers' | 'in-body';
}

export interface AwsServer {
  readonly url: string;
  readonly seen: readonly Seen[];
  count(operation: string): number;
  stop(): Promise<void>;
}

/** A loopback server that answers AWS requests by a function of operation and how often it was called before. */
export async function startAwsServer(answer: (seen: Seen, earlier: number) => Answer): Promise<AwsServer> {
  const seen: Seen[] = [];
  const count = (operation: string): number => seen.filter((one) => one.operation === operation).length;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one: Seen = { operation: operationOf(request, body), headers: request.headers, body };
      const earlier = count(one.operation);
      seen.push(one);
      send(response, answer(one, earlier));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    count,
    stop: () => {
      server.closeAllConnections();
      return new Promise((stopped) =>
        server.close(() => {
          stopped();
        }),
      );
    },
  };
}

/** An error as the JSON protocols write it. */
export function jsonError(name: string, message: string, status = 400): Answer {
  return { status, body: JSON.stringify({ __type: name, message }) };
}

/** An error as STS writes it. */
export function stsError(code: string, message: string, status = 403): Answer {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`;
  return { status, body, headers: { 'content-type': 'text/xml' } };
}

/** Keeps the SDK from the machine's own configuration. */
export const CLEAN_ENVIRONMENT = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

export const SECRET = 'sts-secret-key-0123456789-0123456789-abc';

/** STS's credentials; the number makes each answer's keys its own. */
export function stsCredentials(number: number): Answer {
  const body = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAEXAMPLEKEY00000${number}</AccessKeyId><SecretAccessKey>${SECRET}${number}</SecretAccessKey><SessionToken>sts-session-token-${number}</SessionToken><Expiration>2031-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
  return { body, headers: { 'content-type': 'text/xml' } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function operationOf(request: IncomingMessage, body: string): string {
  const target = request.headers['x-amz-target'];
  return typeof target === 'string' ? (target.split('.')[1] ?? '') : (new URLSearchParams(body).get('Action') ?? '');
}

function send(response: ServerResponse, { status = 200, body = '{}', headers = {}, hang }: Answer): void {
  if (hang === 'before-headers') return;
  if (hang === 'in-headers') {
    dripHeaders(response);
    return;
  }
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
  if (hang === 'in-body') response.write('{');
  else response.end(body);
}

function dripHeaders({ socket }: ServerResponse): void {
  socket?.write('HTTP/1.1 200 OK\r\n');
  const drip = setInterval(() => socket?.write('x-drip: 1\r\n'), 10);
  socket?.once('close', () => {
    clearInterval(drip);
  });
}
