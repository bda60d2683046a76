import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackageCache } from '../../tools/index.js';
import type { Pipeline } from '../pipelines.js';
import { preparedSast } from '../prepared-reports.js';
import { accessDenied, brokenRelease, previewOfPullRequest, releasesAndRollback, unchanged } from './stories.js';

/** What Semgrep, which no machine here needs to have, would have found. */
const SAST_REPORT = '.reports/semgrep.json';
const SOURCES = ['src/main.ts', 'src/router.ts', 'src/App.vue'];

const POLICY = '.github/security-policy.yml';

/** `frontend.yml`: a single-page application goes live on S3 and CloudFront. */
export const frontend: Pipeline = {
  purpose: 'Publishes a single-page application (workflows/frontend.yml on examples/storefront).',
  example: 'storefront',
  caller: 'frontend.yml',
  event: { name: 'push' },
  trustedWorkflow: 'frontend.yml',
  roles: { 'role-to-assume': 'environment', 'preview-role-to-assume': 'pull-request' },
  files: () => ({ [SAST_REPORT]: preparedSast(SOURCES) }),
  scenarios: {
    'open-tab': {
      text: 'Release 1, then release 2 while a tab is open on release 1, then a rollback: the tab notices nothing.',
      story: releasesAndRollback,
    },
    'broken-release': {
      text: 'Release 2 builds and passes its tests, but browsers would refuse to run it: it is taken back at once.',
      story: brokenRelease,
    },
    preview: {
      text: 'A pull request gets a preview and a comment; with its end both are cleared away.',
      story: previewOfPullRequest,
    },
    unchanged: {
      text: 'The same commit is published twice: the second time nothing is written.',
      story: unchanged,
    },
    throttled: {
      text: 'S3 asks to slow down in three calls of ten; the release goes live all the same.',
      play: (cloud) => {
        cloud.faults.add({ operation: 'S3.PutObject', kind: 'throttle', rate: 0.3 });
      },
    },
    'access-denied': {
      text: 'The role may not write to the bucket: nothing that visitors see changes.',
      story: accessDenied,
    },
  },
  seed: async (cloud, settings, example) => {
    const [bucket, previews] = [settings.of('bucket'), settings.of('preview-bucket')];
    for (const name of [bucket, previews]) cloud.s3.createBucket(name);
    const site = await cloud.cloudfront.createDistribution({ bucket });
    const preview = await cloud.cloudfront.createDistribution({ bucket: previews, fallback: 'preview-function' });
    cloud.github.seedRepository({
      repository: 'org/storefront',
      files: { [POLICY]: readFileSync(join(example, POLICY), 'utf8') },
    });
    return {
      'sast-report': SAST_REPORT,
      'distribution-id': site.id,
      'site-url': site.siteUrl,
      'preview-distribution-id': preview.id,
      'preview-url': preview.siteUrl,
    };
  },
  machine: (example, log) => ensurePackageCache('storefront', example, log),
  absences: () => [
    {
      what: 'A browser',
      why: 'None needs to be installed.',
      instead: 'The open tab is a script that loads what a browser would load, over HTTP.',
    },
    {
      what: 'setup-node, upload-artifact, download-artifact',
      why: 'They need GitHub.',
      instead: `Node.js ${process.version} of this machine builds the site, and a local folder keeps it for the next job.`,
    },
    {
      what: 'Static analysis',
      why: 'Semgrep need not be installed.',
      instead: 'A prepared report is judged, with the same policy and the same gate.',
    },
  ],
};
