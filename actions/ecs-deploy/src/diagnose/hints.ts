import type { StopClass, StopGroup } from './stopped-tasks.js';

const BY_CLASS: Readonly<Record<StopClass, string>> = {
  'image-pull':
    'Does the digest or tag exist in this repository and region, may the execution role pull it (ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer), and do the subnets reach the registry (NAT or VPC endpoints for ecr.api, ecr.dkr and s3)?',
  initialization:
    'ECS could not prepare the task: may the execution role read every secret and parameter of the task definition, does the log group exist, and do the subnets reach those services?',
  'exec-format':
    'The image is built for another processor: build it for the runtimePlatform of the task definition (docker build --platform linux/amd64 or linux/arm64).',
  command:
    'The command or entry point is not in the image, or is not executable: check command, entryPoint and file modes.',
  'out-of-memory': 'The container was killed for its memory: raise memory in the task definition, or look for a leak.',
  crash:
    'The application ended with an error: its last log lines say why. A missing environment variable is the usual cause.',
  exited:
    'The application ended without an error, but a service must keep running: does its main process go to the background?',
  'health-check':
    'The health check failed: check path, port and status code, and give a slow start time (healthCheckGracePeriodSeconds, or startPeriod of the container health check).',
  capacity:
    'There was no room for the task: another try may succeed; else add capacity or free addresses in the subnets.',
  scheduler: 'ECS stopped the task on purpose, as in scaling in or replacing it.',
  other: 'Not the fault of this revision, as far as ECS tells.',
};

const BY_EXIT_CODE: Readonly<Record<number, string>> = {
  134: 'The process aborted itself (SIGABRT), as a failed assertion or a runtime out of heap does.',
  137: 'The process was killed (SIGKILL): out of memory, or it did not end within stopTimeout after SIGTERM.',
  139: 'The process crashed in native code (SIGSEGV): a broken native library, or one for another processor.',
  143: 'The process was asked to end (SIGTERM): something outside the container stopped it.',
};

/** What to look at first for a cause of death. */
export function hintFor({ kind, exitCode }: Pick<StopGroup, 'kind' | 'exitCode'>): string {
  return (kind === 'crash' && exitCode !== undefined ? BY_EXIT_CODE[exitCode] : undefined) ?? BY_CLASS[kind];
}
