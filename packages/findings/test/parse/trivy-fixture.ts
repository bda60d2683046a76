/** Reports written by hand from the documented formats: everything that a parser looks at, and what it must not keep. */
export const DIGEST = `sha256:${'ab'.repeat(32)}`;

/** A text that must never come out of a parser. */
export const SECRET = 'ghp_neverPrintThisAnywhere';

export const TRIVY = {
  SchemaVersion: 2,
  Trivy: { Version: '0.70.0' },
  ReportID: 'b5a1',
  CreatedAt: '2026-11-01T10:00:00.123456789Z',
  ArtifactName: 'registry.example/shop:1.0',
  ArtifactType: 'container_image',
  Metadata: {
    OS: { Family: 'alpine', Name: '3.10.2', EOSL: true },
    ImageID: 'sha256:1',
    DiffIDs: ['sha256:l1', 'sha256:l2'],
    RepoTags: ['registry.example/shop:1.0'],
    RepoDigests: [`registry.example/shop@${DIGEST}`],
    ImageConfig: { os: 'linux', architecture: 'arm', variant: 'v7' },
  },
  Results: [
    {
      Target: 'registry.example/shop:1.0 (alpine 3.10.2)',
      Class: 'os-pkgs',
      Type: 'alpine',
      Packages: [
        { ID: 'musl@1.1', Name: 'musl', Version: '1.1', Identifier: { PURL: 'pkg:apk/alpine/musl@1.1' } },
        { ID: 'zlib@1.2', Name: 'zlib', Version: '1.2', Release: 'r3', Epoch: 1 },
      ],
      Vulnerabilities: [
        {
          VulnerabilityID: 'CVE-2019-14697',
          VendorIDs: ['DSA-1'],
          PkgID: 'musl@1.1',
          PkgName: 'musl',
          PkgIdentifier: { PURL: 'pkg:apk/alpine/musl@1.1?distro=3.10.2' },
          InstalledVersion: '1.1',
          FixedVersion: '1.1.20-r5, 1.2.0',
          Status: 'fixed',
          Layer: { Digest: 'sha256:d1', DiffID: 'sha256:l1' },
          SeveritySource: 'nvd',
          PrimaryURL: 'https://advisories.example/CVE-2019-14697',
          Title: 'musl: x87 stack imbalance',
          Description: 'd'.repeat(3000),
          Severity: 'CRITICAL',
          CweIDs: ['CWE-787'],
          CVSS: { redhat: { V3Score: 5 }, nvd: { V2Score: 7.5, V3Score: 9.8 } },
          References: ['https://references.example/1', 'https://advisories.example/CVE-2019-14697'],
          PublishedDate: '2019-08-06T16:15:00Z',
        },
        { VulnerabilityID: 'CVE-2020-1', PkgName: 'zlib', InstalledVersion: '1.2', Status: 'will_not_fix' },
      ],
    },
    {
      Target: 'Node.js',
      Class: 'lang-pkgs',
      Type: 'node-pkg',
      Packages: [{ ID: 'lodash@4.17.10', Name: 'lodash', Version: '4.17.10', Relationship: 'direct' }],
      Vulnerabilities: [
        {
          VulnerabilityID: 'GHSA-jf85-cpcp-j695',
          PkgID: 'lodash@4.17.10',
          PkgName: 'lodash',
          PkgPath: 'app/node_modules/lodash/package.json',
          InstalledVersion: '4.17.10',
          Severity: 'HIGH',
        },
      ],
    },
    {
      Target: 'app/package-lock.json',
      Class: 'lang-pkgs',
      Type: 'npm',
      Packages: [{ ID: 'minimist@0.0.8', Relationship: 'indirect', Locations: [{ StartLine: 42, EndLine: 44 }] }],
      Vulnerabilities: [
        {
          VulnerabilityID: 'CVE-2020-7598',
          PkgID: 'minimist@0.0.8',
          PkgName: 'minimist',
          InstalledVersion: '0.0.8',
          Severity: 'MEDIUM',
        },
      ],
      ExperimentalModifiedFindings: [
        {
          Type: 'vulnerability',
          Status: 'not_affected',
          Statement: 'vulnerable_code_not_in_execute_path',
          Source: 'vex.json',
          Finding: {
            VulnerabilityID: 'CVE-2021-44906',
            PkgName: 'minimist',
            InstalledVersion: '0.0.8',
            Severity: 'CRITICAL',
          },
        },
      ],
    },
    {
      Target: 'Dockerfile',
      Class: 'config',
      Type: 'dockerfile',
      MisconfSummary: { Successes: 20, Failures: 2 },
      Misconfigurations: [
        {
          ID: 'DS002',
          AVDID: 'AVD-DS-0002',
          Title: "Image user should not be 'root'",
          Message: 'Specify at least 1 USER command',
          Severity: 'HIGH',
          Status: 'FAIL',
          CauseMetadata: { Provider: 'Dockerfile', StartLine: 3, EndLine: 4, Code: { Lines: [{ Content: SECRET }] } },
        },
        { ID: 'DS-0026', Title: 'No HEALTHCHECK', Severity: 'LOW', Status: 'PASS' },
        { ID: 'DS-0001', Title: 'latest tag', Severity: 'MEDIUM', Status: 'EXCEPTION' },
      ],
    },
    {
      Target: '/app/deploy.sh',
      Class: 'secret',
      Secrets: [
        {
          RuleID: 'github-pat',
          Category: 'GitHub',
          Severity: 'CRITICAL',
          Title: 'GitHub Personal Access Token',
          StartLine: 7,
          EndLine: 7,
          Match: SECRET,
          Code: { Lines: [{ Number: 6, Content: `export OTHER=${SECRET}` }] },
          Layer: { DiffID: 'sha256:l2' },
        },
      ],
    },
    {
      Target: 'OS Packages',
      Class: 'license',
      Licenses: [
        {
          Severity: 'HIGH',
          Category: 'restricted',
          PkgName: 'musl',
          FilePath: '',
          Name: 'GPL-2.0',
          Text: '',
          Confidence: 1,
          Link: '',
        },
      ],
    },
  ],
};
