import { describe, expect, it } from '@jest/globals';
import { explainFailure, lastWords, redact } from '../src/scanner/failure.js';

describe('what a scanner said last', () => {
  it.each([
    [
      'FATAL	Fatal error	run error: init error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download artifact from any source: 2 errors occurred: * GET https://ghcr.io/v2/aquasecurity/trivy-db/manifests/2: TOOMANYREQUESTS: retry-after: 1ms, allowed: 44000/minute',
      /limits the rate of downloads \(vulnerability database\)\..*"db-repository"/,
    ],
    [
      'unable to find the specified image "ghcr.io/org/app:1" in ["docker" "remote"]: * remote error: GET https://ghcr.io/token: UNAUTHORIZED: authentication required',
      /did not let the scanner in\..*"registry-username"/,
    ],
    ['GET https://ghcr.io/v2/org/app/manifests/9: MANIFEST_UNKNOWN: manifest unknown', /there is no such image/i],
    [
      'init error: DB error: dial tcp: lookup mirror.gcr.io: no such host',
      /could not be reached \(vulnerability database\)/,
    ],
    ['image scan error: scan error: context deadline exceeded', /did not answer in time/],
    ['tls: failed to verify certificate: x509: certificate signed by unknown authority', /certificate/],
    ['write /tmp/layer: no space left on device', /disk of the runner is full/],
    ['GET https://r/v2/: unexpected status code 503 Service Unavailable', /could not be reached/],
    [
      'db could not be loaded: the vulnerability database was built 6 days ago (max allowed age is 5 days)',
      /could not be used/,
    ],
    ['init error: DB error: --skip-db-update cannot be specified on the first run', /could not be used/],
  ])('%s blames the world', (said, explanation) => {
    expect(explainFailure(said)).toMatch(explanation);
  });

  it('counts from the fatal error on, and by the registry, not by the engines that do not have the image', () => {
    const said = [
      '2026-11-21T15:25:05Z\tINFO\t[vulndb] Downloading artifact...\trepo="127.0.0.1:5000/trivy-db:2"',
      '2026-11-21T15:25:07Z\tFATAL\tFatal error\tunable to find the specified image "127.0.0.1:1/a:1": 2 errors occurred:',
      '\t* docker error: No such image: 127.0.0.1:1/a:1',
      '\t* remote error: Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
    ].join('\n');
    expect(lastWords(said)).toMatch(/^2026-11-21T15:25:07Z/);
    expect(explainFailure(said)).toMatch(/^A registry could not be reached\. /);
    expect(explainFailure(said.split('\n').slice(0, 3).join('\n'))).toMatch(/no such image/i);
  });

  it.each(['panic: runtime error: index out of range [3]', 'unknown flag: --cache-backend', 'it has 4290 entries', ''])(
    '%j leaves the blame with the scanner',
    (said) => {
      expect(explainFailure(said)).toBeUndefined();
    },
  );

  it('loses the secrets that it repeats', () => {
    expect(redact('user AWS, password hunter2, again hunter2', ['hunter2', ''])).toBe(
      'user AWS, password ***, again ***',
    );
  });
});
