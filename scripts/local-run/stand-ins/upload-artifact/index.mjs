import console from 'node:console';
import { cpSync, existsSync, readdirSync, statSync } from 'node:fs';
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

if (!existsSync(source) || !statSync(source).isDirectory()) fail(`There is no folder ${path}.`);
if (existsSync(target)) fail(`This run has an artifact ${name} already.`);
cpSync(source, target, {
  recursive: true,
  filter: (file) => withHidden || file === source || !basename(file).startsWith('.'),
});
const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
if (files.length === 0) fail(`No files were found in ${path}.`);
console.log(`${files.length} files of ${path} are kept as ${name}.`);
