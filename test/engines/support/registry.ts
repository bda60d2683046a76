import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { tarArchive, type TarFiles } from '@platform-actions/tools/testing';
import { engine } from './engines.js';
import { answers, freePort, startServer } from './processes.js';

/** An OCI registry of the test's own, on the loopback interface. */
export interface Registry {
  /** `127.0.0.1:PORT`, what stands before the first slash of a reference. */
  readonly host: string;
  /**
   * Pushes an image that holds these files, without any engine, and gives `127.0.0.1:PORT/name@sha256:…`; the tag, too,
   * names it.
   */
  pushImage(name: string, files: TarFiles, options?: { readonly tag?: string; readonly os?: string }): Promise<string>;
  /** Pushes an OCI artifact and gives `127.0.0.1:PORT/name:tag`. */
  pushArtifact(name: string, artifact: Artifact): Promise<string>;
  stop(): Promise<void>;
}

export interface Artifact {
  readonly tag: string;
  readonly configType: string;
  readonly layerType: string;
  /** The file name that the layer is annotated with. */
  readonly title: string;
  readonly layer: Buffer;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const IMAGE_CONFIG = 'application/vnd.oci.image.config.v1+json';
const IMAGE_LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';

/** Starts a registry whose content goes when it is stopped. */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const server = await serveRegistry(folder, await freePort());
  const { host } = server;
  return {
    host,
    pushImage: (name, files, options = {}) => pushImage(host, name, files, options),
    pushArtifact: (name, artifact) => pushArtifact(host, name, artifact),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts the registry program with its content below a folder. */
export async function serveRegistry(folder: string, port: number): Promise<{ host: string; stop(): Promise<void> }> {
  const config = join(folder, 'registry.yml');
  const storage = `storage: { filesystem: { rootdirectory: ${join(folder, 'registry')} } }`;
  writeFileSync(config, `version: 0.1\n${storage}\nhttp: { addr: '127.0.0.1:${port}' }\n`);
  const host = `127.0.0.1:${port}`;
  const command = engine('docker').registry;
  const server = await startServer({ command, args: ['serve', config], ready: () => answers(`http://${host}/v2/`) });
  return { host, stop: () => server.stop() };
}

async function pushImage(
  host: string,
  name: string,
  files: TarFiles,
  { tag = 'latest', os = 'linux' }: { readonly tag?: string; readonly os?: string },
): Promise<string> {
  const tar = tarArchive(files);
  const layer = await pushBlob(host, name, IMAGE_LAYER, gzipSync(tar));
  const config = {
    architecture: 'amd64',
    os,
    config: {},
    rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
    history: [{ created_by: 'COPY . /' }],
  };
  const described = await pushBlob(host, name, IMAGE_CONFIG, Buffer.from(JSON.stringify(config)));
  return `${host}/${name}@${await pushManifest(host, name, tag, described, [layer])}`;
}

async function pushArtifact(host: string, name: string, artifact: Artifact): Promise<string> {
  const config = await pushBlob(host, name, artifact.configType, Buffer.from('{}'));
  const layer = await pushBlob(host, name, artifact.layerType, artifact.layer);
  const annotations = { 'org.opencontainers.image.title': artifact.title };
  await pushManifest(host, name, artifact.tag, config, [{ ...layer, annotations }]);
  return `${host}/${name}:${artifact.tag}`;
}

async function pushBlob(host: string, name: string, mediaType: string, content: Buffer): Promise<Descriptor> {
  const digest = digestOf(content);
  const started = await call(`http://${host}/v2/${name}/blobs/uploads/`, 'POST');
  const place = new URL(started.headers.get('location') ?? '', `http://${host}`);
  place.searchParams.set('digest', digest);
  await call(place.href, 'PUT', content, 'application/octet-stream');
  return { mediaType, digest, size: content.length };
}

/** Gives the manifest's digest. */
async function pushManifest(
  host: string,
  name: string,
  tag: string,
  config: Descriptor,
  layers: readonly Descriptor[],
): Promise<string> {
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config, layers }));
  await call(`http://${host}/v2/${name}/manifests/${tag}`, 'PUT', manifest, MANIFEST);
  return digestOf(manifest);
}

async function call(url: string, method: string, body?: Buffer, type?: string): Promise<Response> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    headers: type === undefined ? {} : { 'content-type': type },
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response;
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
