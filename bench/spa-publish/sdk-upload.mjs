import { readdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Uploads a folder with the SDK's own client and does nothing else: what the hand-signed requests stand against. */
const [source = '', bucket = ''] = process.argv.slice(2);
const SOCKETS = 128;

const client = new S3Client({
  forcePathStyle: true,
  requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: SOCKETS }) }),
});
const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

async function worker() {
  for (let entry = files.pop(); entry !== undefined; entry = files.pop()) {
    const path = join(entry.parentPath, entry.name);
    const Key = path.slice(source.length + 1);
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: readFileSync(path), ContentType: 'text/javascript' }),
    );
  }
}

await Promise.all(Array.from({ length: SOCKETS }, worker));
