import { createHash } from 'node:crypto';
import type { JsonObject } from '../core/types.js';
import { GitHubError, notFound } from './errors.js';
import { resolveCommit, type Entry, type Tree } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';

/** Files above it come without content, and with encoding `none`. */
const MAX_INLINE_BYTES = 1024 * 1024;

/** `GET …/contents/{path}`: a file, a directory's entries, a link, or a submodule, of one commit. */
export function getContent(call: GitHubCall): GitHubAnswer {
  const { repository, query } = call;
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = resolveCommit(repository, ref);
  if (!commit) {
    throw repository.commits.size === 0
      ? new GitHubError(404, 'This repository is empty.')
      : new GitHubError(404, `No commit found for the ref ${ref}`);
  }
  const path = (call.path['path'] ?? '').replace(/\/+$/, '');
  const entry = followed(commit.tree, path);
  if (entry !== undefined) return entryAnswer(call, path, entry, ref);
  const children = childrenOf(commit.tree, path);
  if (children.size === 0 && path !== '') throw notFound();
  return directoryAnswer(call, path, children, ref);
}

/** A link to a file of the repository is answered as that file. */
function followed(tree: Tree, path: string): Entry | undefined {
  const entry = Object.hasOwn(tree, path) ? tree[path] : undefined;
  if (typeof entry !== 'object' || !('symlink' in entry)) return entry;
  const target = new URL(entry.symlink, `http://x/${path}`).pathname.slice(1);
  const found = Object.hasOwn(tree, target) ? tree[target] : undefined;
  return isFile(found) ? found : entry;
}

function isFile(entry: Entry | undefined): entry is string | Uint8Array {
  return typeof entry === 'string' || entry instanceof Uint8Array;
}

function entryAnswer(call: GitHubCall, path: string, entry: Entry, ref: string): GitHubAnswer {
  const bytes = isFile(entry) ? Buffer.from(entry) : undefined;
  if (bytes && /\.raw\b/.test(call.accept)) {
    const contentType = 'application/vnd.github.raw; charset=utf-8';
    return { status: 200, text: { contentType, content: bytes.toString('utf8') } };
  }
  const common = entryView(call, path, entry, ref);
  if (!bytes) {
    const details = typeof entry === 'object' && 'symlink' in entry ? { target: entry.symlink } : {};
    return { status: 200, body: { ...common, ...details } };
  }
  const inline = bytes.byteLength <= MAX_INLINE_BYTES;
  const content = inline ? bytes.toString('base64').replace(/.{60}/g, '$&\n') : '';
  return { status: 200, body: { ...common, content, encoding: inline ? 'base64' : 'none' } };
}

/** The names directly below a path; `undefined` stands for a directory. */
function childrenOf(tree: Tree, path: string): ReadonlyMap<string, Entry | undefined> {
  const prefix = path === '' ? '' : `${path}/`;
  const children = new Map<string, Entry | undefined>();
  for (const [name, entry] of Object.entries(tree)) {
    if (!name.startsWith(prefix)) continue;
    const [child = '', ...below] = name.slice(prefix.length).split('/');
    children.set(child, below.length === 0 ? entry : undefined);
  }
  return children;
}

function directoryAnswer(
  call: GitHubCall,
  path: string,
  children: ReadonlyMap<string, Entry | undefined>,
  ref: string,
): GitHubAnswer {
  const entries = [...children].map(([name, entry]) =>
    entryView(call, path === '' ? name : `${path}/${name}`, entry, ref),
  );
  if (!/\.object\b/.test(call.accept)) return { status: 200, body: entries };
  return { status: 200, body: { ...entryView(call, path, undefined, ref), entries } };
}

function entryView(call: GitHubCall, path: string, entry: Entry | undefined, ref: string): JsonObject {
  const { owner, name } = call.repository;
  const api = `${call.apiUrl}/repos/${owner}/${name}`;
  const web = `https://github.com/${owner}/${name}`;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const sha = gitSha(entry);
  const isDirectory = entry === undefined;
  const url = `${api}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const gitUrl = `${api}/git/${isDirectory ? 'trees' : 'blobs'}/${sha}`;
  const htmlUrl = `${web}/${isDirectory ? 'tree' : 'blob'}/${encodeURIComponent(ref)}/${encoded}`;
  const submodule = typeof entry === 'object' && 'submodule' in entry ? { submodule_git_url: entry.submodule } : {};
  return {
    type: typeOf(entry),
    ...submodule,
    size: isFile(entry) ? Buffer.byteLength(entry) : 0,
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    url,
    git_url: gitUrl,
    html_url: htmlUrl,
    download_url: isFile(entry) ? `${web}/raw/${encodeURIComponent(ref)}/${encoded}` : null,
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}

function typeOf(entry: Entry | undefined): string {
  if (entry === undefined) return 'dir';
  if (isFile(entry)) return 'file';
  return 'symlink' in entry ? 'symlink' : 'submodule';
}

function gitSha(entry: Entry | undefined): string {
  const bytes = isFile(entry) ? Buffer.from(entry) : Buffer.from(JSON.stringify(entry ?? {}));
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');
}
