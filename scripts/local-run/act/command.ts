import { delimiter, dirname } from 'node:path';

/** One run of a workflow by act, in host mode. */
export interface ActRun {
  readonly event: 'workflow_dispatch' | 'push' | 'pull_request';
  /** Relative to the repository: `.github/workflows/backend.yml`. */
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** A file with the event's payload, where steps look into it. */
  readonly payload?: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** What steps see beyond what act sets. */
  readonly env: Readonly<Record<string, string>>;
  readonly actor: string;
  /** `owner/name@ref` to the folder that stands in for it. */
  readonly repositories: Readonly<Record<string, string>>;
}

const HOSTED_LABELS = ['ubuntu-latest', 'ubuntu-24.04', 'ubuntu-22.04'];

/** act's arguments, to be started in the checkout of the calling repository. */
export function actArguments(run: ActRun): string[] {
  return [
    run.event,
    '--workflows',
    run.workflow,
    ...HOSTED_LABELS.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    ...pairs('--local-repository', run.repositories),
    '--json',
    // It would listen on the machine's outward interface.
    '--no-cache-server',
    '--actor',
    run.actor,
    ...pairs('--secret', run.secrets),
    ...pairs('--env', run.env),
    ...pairs('--input', run.inputs),
    ...(run.payload === undefined ? [] : ['--eventpath', run.payload]),
  ];
}

/**
 * act's own environment, which every step inherits whole: nothing but a path and a home of its own. The running Node
 * comes first on the path, since act takes the first one for JavaScript actions; npm's script folders are left out.
 */
export function actEnvironment(
  host: Readonly<Record<string, string | undefined>>,
  home: string,
  node: string,
): Record<string, string> {
  const folders = (host['PATH'] ?? '').split(delimiter);
  const path = [dirname(node), ...folders.filter((folder) => folder !== '' && !isNpmFolder(folder))];
  return { PATH: path.join(delimiter), HOME: home, TMPDIR: home, LANG: 'C.UTF-8' };
}

function isNpmFolder(folder: string): boolean {
  return /[\\/]node_modules[\\/](\.bin|.*node-gyp-bin)$/.test(folder);
}

function pairs(option: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`]);
}
