import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CLEAN_ENVIRONMENT } from './aws-server.js';

it('failures of real sockets are explained and known as transient', async () => {
  const env = {
    PATH: process.env['PATH'],
    ...CLEAN_ENVIRONMENT,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  const args = ['--import', 'tsx', 'packages/aws/test/network-failures.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  expect(JSON.parse(stdout)).toEqual({
    dropped: {
      message: 'While reading the service orders: the connection to AWS failed (ECONNRESET).',
      transient: true,
      mistake: false,
    },
    refused: {
      message:
        'While reading the service orders: nothing listens at 127.0.0.1:<port>. Is AWS_ENDPOINT_URL set, and does it ' +
        'point to a running server?',
      transient: true,
      mistake: false,
    },
  });
});
