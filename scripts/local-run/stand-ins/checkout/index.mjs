import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const { INPUT_REF: ref, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp } = process.env;

mkdirSync(workspace, { recursive: true });
// An index of its own, so that the calling repository stays as it is.
const env = { ...process.env, GIT_INDEX_FILE: join(temp, `checkout-${process.pid}`) };
const places = ['--git-dir', join(process.env['LOCAL_RUN_REPOSITORY'], '.git'), '--work-tree', workspace];
const { status, stderr } = spawnSync('git', [...places, 'checkout', '--force', ref, '--', '.'], {
  env,
  encoding: 'utf8',
});

if (status !== 0) {
  console.log(`::error::${ref} cannot be checked out: ${stderr.trim()}`);
  process.exit(1);
}
console.log(`${ref} is checked out.`);
