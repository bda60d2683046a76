import { runTool, scrubbedEnv, type ToolResult } from '@platform-actions/action-kit';
import { repositoryRoot } from '../../../scripts/tools/pins.js';

export { repositoryRoot };

/** Runs a program to its end, whatever its exit code, in an environment of PATH, HOME and what is given. */
export async function execute(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly timeoutSeconds?: number;
  } = {},
): Promise<ToolResult> {
  const env = scrubbedEnv(
    process.env,
    ['PATH', 'HOME', 'TMPDIR', 'PLATFORM_ACTIONS_TOOL_CACHE', 'PLATFORM_ACTIONS_DIST'],
    options.env,
  );
  return runTool({
    command,
    args,
    env,
    timeoutSeconds: options.timeoutSeconds ?? 120,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
}

/** Runs a program and gives its standard output. @throws Error with everything it said where it fails. */
export async function succeed(...call: Parameters<typeof execute>): Promise<string> {
  const { exitCode, stdout, stderr } = await execute(...call);
  const [command, args] = call;
  if (exitCode !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${String(exitCode)}:\n${stderr}${stdout}`);
  return stdout;
}
