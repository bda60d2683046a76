import console from 'node:console';
import { appendFileSync } from 'node:fs';
import process from 'node:process';

const wanted = process.env['INPUT_NODE-VERSION'] ?? '';
const found = process.version;

appendFileSync(process.env['GITHUB_OUTPUT'], `node-version=${found}\n`);
if (wanted === '' || found.slice(1).startsWith(`${wanted.replace(/\.x$/, '')}.`)) console.log(`Node.js ${found}`);
else console.log(`::notice::Node.js ${found} of this machine is used; the workflow asks for ${wanted}.`);
