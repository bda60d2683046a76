import { runTool, scrubbedEnv, type ToolResult } from '@platform-actions/action-kit';

/** The version that act says it has: `0.2.89`. */
export async function actVersion(act: string): Promise<string> {
  const { stdout } = await ask(act, ['--version']);
  return stdout.trim().replace(/^act version v?/, '');
}

/** Whether a Docker daemon answers. */
export async function dockerRuns(): Promise<boolean> {
  try {
    const { exitCode } = await ask('docker', ['version', '--format', '{{.Server.Version}}']);
    return exitCode === 0;
  } catch {
    return false;
  }
}

function ask(command: string, args: readonly string[]): Promise<ToolResult> {
  const env = scrubbedEnv(process.env, ['PATH', 'HOME', 'DOCKER_HOST', 'DOCKER_CONTEXT']);
  return runTool({ command, args, env, timeoutSeconds: 15 });
}
