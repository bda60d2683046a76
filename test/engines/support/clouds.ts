import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engine } from './engines.js';
import { answers, freePort, startServer, type Server } from './processes.js';

/** An emulated AWS that this project did not write. */
export interface Cloud {
  readonly url: string;
  readonly region: string;
  /** What an AWS client needs to talk to it. */
  readonly environment: Readonly<Record<string, string>>;
  output(): string;
  stop(): Promise<void>;
}

const REGION = 'eu-central-1';

/** moto: broad and synchronous; its ECS services do not roll out. */
export async function startMoto(): Promise<Cloud> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['-m', 'moto.server', '--host', '127.0.0.1', '--port', String(port)];
  const ready = (): Promise<boolean> => answers(`${url}/moto-api/data.json`);
  return cloud(url, await startServer({ command: python(), args, ready }));
}

/** ministack: its ECS runs real containers where a Docker Engine is given. */
export async function startMinistack(env: Readonly<Record<string, string>> = {}): Promise<Cloud> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // It keeps a pid file and state under TMPDIR.
  const folder = mkdtempSync(join(tmpdir(), 'ministack-'));
  const server = await startServer({
    command: python(),
    args: ['-m', 'ministack'],
    cwd: folder,
    env: {
      TMPDIR: folder,
      GATEWAY_PORT: String(port),
      // Otherwise it listens on all interfaces, and for MQTT on a fixed port.
      BIND_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      MINISTACK_REGION: REGION,
      ...env,
    },
    ready: () => answers(`${url}/_ministack/ready`),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...cloud(url, server), stop };
}

function cloud(url: string, server: Server): Cloud {
  const environment = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  };
  return { url, region: REGION, environment, output: () => server.output(), stop: () => server.stop() };
}

/** The configuration of an SDK client that reads back what was done. */
export function sdkConfig({ url, region }: Pick<Cloud, 'url' | 'region'>) {
  return { endpoint: url, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}

function python(): string {
  return join(engine('python-tools'), 'bin', 'python');
}
