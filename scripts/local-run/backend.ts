import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedOptions } from '@platform-actions/local-cloud';
import { APPROVAL_POLICY, approvalStory, seedPeople } from './approval.js';
import type { CallerSettings } from './caller.js';
import type { Pipeline } from './pipelines.js';
import type { WorkflowEvent } from './stage.js';
import { preparedSast, preparedScan } from './prepared-reports.js';

const RUNNING_DIGEST = `sha256:${'1a'.repeat(32)}`;
const NEW_DIGEST = `sha256:${'2b'.repeat(32)}`;

const EVENT: WorkflowEvent = { name: 'workflow_dispatch', inputs: { 'image-digest': NEW_DIGEST } };

/** What engines that no machine here needs to have would have found. */
const SCAN_REPORT = '.reports/trivy.json';
const SAST_REPORT = '.reports/semgrep.json';
const SOURCES = ['app/main.py', 'app/orders.py'];

/** How a service of Uvicorn ends where its start-up raises: exit code 3 and these lines. */
const CRASH_LOG = [
  'INFO:     Started server process [1]',
  'INFO:     Waiting for application startup.',
  'ERROR:    Traceback (most recent call last):',
  '  File "/app/app/main.py", line 21, in lifespan',
  '    rates = load_rates(os.environ["SHIPPING_RATES"])',
  "KeyError: 'SHIPPING_RATES'",
  'ERROR:    Application startup failed. Exiting.',
];

/** `backend.yml`: an image, given by its digest, becomes the running revision of an ECS service. */
export const backend: Pipeline = {
  purpose: 'Deploys a service to ECS and reports the deployment (workflows/backend.yml on examples/orders-api).',
  example: 'orders-api',
  caller: 'backend.yml',
  furtherCallers: ['approve.yml'],
  optional: [APPROVAL_POLICY],
  event: EVENT,
  trustedWorkflow: 'deploy.yml',
  roles: { 'role-to-assume': 'environment' },
  files: (settings) => ({
    [SCAN_REPORT]: preparedScan(newImage(settings)),
    [SAST_REPORT]: preparedSast(SOURCES),
  }),
  scenarios: {
    healthy: {
      text: 'The new revision comes up and replaces the old one.',
      play: (cloud, { of }) => {
        cloud.scenario(of('service'), { kind: 'healthy' });
      },
    },
    'crash-loop': {
      text: 'The new container exits at its start, again and again: the deployment is rolled back.',
      play: (cloud, { of }) => {
        cloud.scenario(of('service'), { kind: 'crash-loop', container: 'app', exitCode: 3, logs: CRASH_LOG });
      },
    },
    approval: {
      text: 'Production needs an approval: the pipeline stops, its author is refused, a second person deploys.',
      takes: [APPROVAL_POLICY],
      play: seedPeople,
      story: approvalStory(EVENT, NEW_DIGEST),
    },
    'vulnerable-image': {
      text: 'The image has a critical vulnerability: nothing is deployed.',
      files: (settings) => ({ [SCAN_REPORT]: preparedScan(newImage(settings), true) }),
    },
    'image-pull-failure': {
      text: 'The image cannot be pulled.',
      play: (cloud, { of }) => {
        cloud.scenario(of('service'), { kind: 'image-pull-failure' });
      },
    },
    unhealthy: {
      text: 'The new container runs and fails its health checks.',
      play: (cloud, { of }) => {
        cloud.scenario(of('service'), { kind: 'unhealthy', check: 'container' });
      },
    },
    superseded: {
      text: 'Somebody else deploys the same service a little later.',
      play: (cloud, { of }) => {
        cloud.scenario(of('service'), { kind: 'healthy', secondsToHealthy: 60, supersededAfter: 20 });
      },
    },
    throttled: {
      text: 'AWS throttles three calls of ten; the deployment succeeds all the same.',
      play: (cloud) => {
        cloud.faults.add({ operation: '*', kind: 'throttle', rate: 0.3 });
      },
    },
    'access-denied': {
      text: 'The role may not call ecs:UpdateService.',
      play: (cloud) => {
        cloud.faults.add({ operation: 'ECS.UpdateService', kind: 'access-denied' });
      },
    },
  },
  seed: (cloud, settings, example) => {
    const file = readFileSync(join(example, 'task-definition.json'), 'utf8');
    const { tags = [], ...definition } = JSON.parse(file) as TaskDefinition;
    const image = `${settings.of('image-repository')}@${RUNNING_DIGEST}`;
    cloud.seedService({
      cluster: settings.of('cluster'),
      service: settings.of('service'),
      desiredCount: 2,
      tags,
      taskDefinition: {
        ...definition,
        containerDefinitions: definition.containerDefinitions.map((container) => ({ ...container, image })),
      },
    });
    return Promise.resolve({ 'scan-report': SCAN_REPORT, 'sast-report': SAST_REPORT });
  },
  absences: (docker) => [
    {
      what: 'Image build and push',
      why: docker ? 'The local cloud has no container registry to push to.' : 'Docker is not installed or not running.',
      instead: 'A prepared digest is deployed, as when the workflow is started by hand.',
    },
    {
      what: 'Image scan and static analysis',
      why: 'There is no image to scan, and Semgrep need not be installed.',
      instead: 'Prepared reports of Trivy and Semgrep are judged, with the same policy and the same gate.',
    },
    {
      what: 'checkout, upload-artifact',
      why: 'They need GitHub.',
      instead:
        'git takes the commit from the folder of the calling repository, and the local cloud lists the artifact.',
    },
  ],
};

function newImage({ of }: CallerSettings): string {
  return `${of('image-repository')}@${NEW_DIGEST}`;
}

type TaskDefinition = NonNullable<SeedOptions['taskDefinition']> & {
  readonly containerDefinitions: readonly Readonly<Record<string, string>>[];
  readonly tags?: NonNullable<SeedOptions['tags']>;
};
