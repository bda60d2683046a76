import console from 'node:console';
import { cpSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

const { INPUT_NAME: name, INPUT_PATH: path, GITHUB_RUN_ID: run, GITHUB_WORKSPACE: workspace } = process.env;
const source = join(process.env['LOCAL_RUN_SHELF'], run, name);

if (!existsSync(source)) {
  console.log(`::error::This run has no artifact ${name}.`);
  process.exit(1);
}
cpSync(source, resolve(workspace, path), { recursive: true });
console.log(`${name} is in ${path}.`);
