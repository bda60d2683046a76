import { request } from 'node:http';
import { PutObjectCommand, S3Client, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import type { LocalCloudOptions } from '../src/index.js';
import { startTestCloud } from './support.js';

/** A cloud with the bucket `site`, and a real S3 client that tries once. */
export async function startTestS3(options: LocalCloudOptions = {}) {
  const test = await startTestCloud(options);
  test.cloud.s3.createBucket('site');
  const s3 = new S3Client(test.config);
  return {
    ...test,
    s3,
    put: (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
      s3.send(new PutObjectCommand({ Bucket: 'site', Key, Body, ...more })),
    /** The keys in the bucket. */
    keys: () => test.cloud.s3.objects('site').map(({ key }) => key),
    async stop(): Promise<void> {
      s3.destroy();
      await test.stop();
    },
  };
}

export type TestS3 = Awaited<ReturnType<typeof startTestS3>>;

/** What is left of a failed call, to match against. */
export async function failure(call: Promise<unknown>): Promise<{ name: string; message: string; status?: number }> {
  return call.then(
    () => ({ name: 'none', message: 'It succeeded.' }),
    (error: unknown) => {
      const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      return { name, message, ...($metadata?.httpStatusCode !== undefined && { status: $metadata.httpStatusCode }) };
    },
  );
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A request as no SDK sends it, signed well enough for a cloud that reads only the scope. */
export function raw({ cloud }: Pick<TestS3, 'cloud'>, { method = 'GET', path, headers, body }: RawRequest) {
  const date = new Date(cloud.clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `AKIATEST/${date.slice(0, 8)}/${cloud.region}/s3/aws4_request`;
  const signed = {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    'x-amz-date': date,
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
  };
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request(`${cloud.url}${path}`, { method, headers: { ...signed, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
