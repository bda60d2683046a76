import console from 'node:console';
import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';

const { INPUT_NAME: name, INPUT_PATH: path, GITHUB_RUN_ID: run, GITHUB_WORKSPACE: workspace } = process.env;
const withHidden = process.env['INPUT_INCLUDE-HIDDEN-FILES'] === 'true';

const source = resolve(workspace, path);
const target = join(process.env['LOCAL_RUN_SHELF'], run, name);

function fail(message) {
  console.log(`::error::${message}`);
  process.exit(1);
}

if (!existsSync(source)) fail(`There is no file or folder ${path}.`);
if (existsSync(target)) fail(`This run has an artifact ${name} already.`);
mkdirSync(target, { recursive: true });
const isFolder = statSync(source).isDirectory();
cpSync(source, isFolder ? target : join(target, basename(source)), {
  recursive: true,
  filter: (file) => withHidden || file === source || !basename(file).startsWith('.'),
});
const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
if (files.length === 0) fail(`No files were found in ${path}.`);

// GitHub's API lists what a run has kept.
const told = await globalThis.fetch(`${process.env['LOCAL_RUN_CLOUD']}/_local-cloud/github/runs/${run}/artifacts`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ name }),
});
if (!told.ok) fail(`The local cloud does not take the artifact: ${await told.text()}`);
console.log(`${name} is kept, with ${files.length === 1 ? '1 file' : `${files.length} files`}.`);
