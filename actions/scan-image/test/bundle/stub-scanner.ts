import { chmodSync, mkdirSync, mkdtempSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the program that stands in for a scanner does; read anew at each run. */
export interface StubBehaviour {
  /** Its answer to `--version`. */
  readonly version?: string;
  /** Written to where the scan's report belongs; text as it is, anything else as JSON; `undefined`: nothing. */
  readonly report?: unknown;
  readonly sbom?: unknown;
  readonly stderr?: string;
  /** Says its login on standard error, as a scanner under debug may. */
  readonly tellsLogin?: boolean;
  readonly exitCode?: number;
  /** Kills itself with this signal. */
  readonly signal?: string;
  /** Never ends, with a child of its own that does not either; both ids go to the file `pids`. */
  readonly hangs?: boolean;
  /** The database's `metadata.json`. */
  readonly database?: object;
}

/** One run of the stub, as it saw itself. */
export interface StubCall {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly filesInCwd: readonly string[];
  /** Content of `$DOCKER_CONFIG/config.json`. */
  readonly dockerConfig?: string;
}

export interface Stub {
  readonly path: string;
  readonly dir: string;
  readonly does: (behaviour: StubBehaviour) => void;
  /** Every run but those for the version. */
  readonly calls: () => readonly StubCall[];
}

/** Answers as Trivy and Grype do: where each writes its report is told by the option that it has for that. */
const PROGRAM = `#!${process.execPath}
const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const here = __dirname;
const does = JSON.parse(fs.readFileSync(path.join(here, 'behaviour.json'), 'utf8'));
const args = process.argv.slice(2);
const value = (option) => args[args.indexOf(option) + 1];
if (args[0] === '--version') {
  console.log(does.version);
  process.exit(0);
}
const config = process.env.DOCKER_CONFIG && path.join(process.env.DOCKER_CONFIG, 'config.json');
const dockerConfig = config && fs.existsSync(config) ? fs.readFileSync(config, 'utf8') : undefined;
const call = { args, env: process.env, cwd: process.cwd(), filesInCwd: fs.readdirSync('.'), dockerConfig };
fs.appendFileSync(path.join(here, 'calls.jsonl'), JSON.stringify(call) + '\\n');
const write = (file, content) => {
  if (content !== undefined) fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};
if (args[0] === 'convert') {
  write(value('--output'), does.sbom);
  process.exit(0);
}
if (does.stderr) process.stderr.write(does.stderr);
if (does.tellsLogin) {
  const { auth } = Object.values(JSON.parse(dockerConfig).auths)[0];
  process.stderr.write('Authorization: Basic ' + auth + ' is ' + Buffer.from(auth, 'base64') + '\\n');
}
if (does.hangs) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  process.on('SIGTERM', () => {});
  fs.writeFileSync(path.join(here, 'pids'), process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);
} else {
  if (does.database && args.includes('--cache-dir')) {
    fs.mkdirSync(path.join(value('--cache-dir'), 'db'), { recursive: true });
    write(path.join(value('--cache-dir'), 'db', 'metadata.json'), does.database);
  }
  write(args.includes('--file') ? value('--file') : value('--output'), does.report);
  if (does.signal) process.kill(process.pid, does.signal);
  else process.exitCode = does.exitCode ?? 0;
}
`;

/** Puts up a stub in a folder of its own below the given one. */
export function stubScanner(below: string, name: 'trivy' | 'grype', behaviour: StubBehaviour = {}): Stub {
  const dir = mkdtempSync(join(below, 'stub-'));
  mkdirSync(dir, { recursive: true });
  const path = join(dir, name);
  writeFileSync(path, PROGRAM);
  // A package.json of an ancestor could make it an ES module.
  writeFileSync(join(dir, 'package.json'), '{"type":"commonjs"}');
  chmodSync(path, 0o755);
  const version = name === 'trivy' ? 'Version: 0.70.0' : 'grype 0.119.0';
  const does = (wanted: StubBehaviour): void => {
    writeFileSync(join(dir, 'behaviour.json'), JSON.stringify({ version, ...wanted }));
  };
  does(behaviour);
  const log = join(dir, 'calls.jsonl');
  return {
    path,
    dir,
    does,
    calls: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line) as StubCall)
        : [],
  };
}
