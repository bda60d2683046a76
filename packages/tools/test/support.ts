import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach } from '@jest/globals';
import { fakeRunner, type FakeRunner } from '@platform-actions/action-kit/testing';
import { tarArchive } from '../src/testing/index.js';

export interface Machine {
  /** A folder of this test, removed after it. */
  readonly folder: string;
  /** A step of its own on this machine: its tool cache is shared, its temporary folder is not. */
  step(env?: Readonly<Record<string, string>>): FakeRunner;
  /** Writes a program and gives its path. */
  program(path: string, script: string): string;
}

/** A machine in a temporary folder, one per test. */
export function machine(): Machine {
  let folder = '';
  let steps = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tools-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    step: (env = {}) =>
      fakeRunner(
        {},
        {
          tempDir: join(folder, `step-${(steps += 1)}`),
          workspace: join(folder, 'workspace'),
          env: { PATH: '/usr/bin:/bin', RUNNER_TOOL_CACHE: join(folder, 'cache'), ...env },
        },
      ),
    program: (path, script) => {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, `#!/bin/sh\n${script}\n`);
      chmodSync(place, 0o755);
      return place;
    },
  };
}

/** A release archive whose program says that it is this version of Trivy. */
export function trivyArchive(version: string): Buffer {
  const program = `#!/bin/sh\necho "Version: ${version}"\n`;
  return gzipSync(tarArchive({ LICENSE: 'MIT', trivy: program }));
}

export interface Web {
  readonly url: string;
  /** What was asked for: `GET /path`, with the header Authorization where there was one. */
  readonly requests: { readonly path: string; readonly authorization: string | undefined }[];
}

/** A server on the loopback interface that answers as `respond` says; a fresh one per test. */
export function web(
  respond: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): () => Promise<Web> {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });
  return async () => {
    const requests: Web['requests'] = [];
    const server = createServer((request, response) => {
      requests.push({ path: request.url ?? '', authorization: request.headers.authorization });
      respond(request, response, requests.length);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
  };
}
