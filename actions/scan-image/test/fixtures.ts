export const DIGEST = `sha256:${'5e'.repeat(32)}`;
export const IMAGE = `ghcr.io/org/orders-api@${DIGEST}`;

/** One package with one vulnerability, as Trivy writes both. */
export interface VulnerablePackage {
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly title?: string;
}

export const REQUESTS: VulnerablePackage = { id: 'CVE-2018-18074', name: 'requests', severity: 'HIGH' };

/** A report of Trivy about an image with Python packages. */
export function trivyReport(found: readonly VulnerablePackage[] = [REQUESTS], more: readonly object[] = []): object {
  return {
    SchemaVersion: 2,
    Trivy: { Version: '0.70.0' },
    CreatedAt: '2026-01-02T03:04:05Z',
    ArtifactName: IMAGE,
    ArtifactType: 'container_image',
    Metadata: {
      OS: { Family: 'debian', Name: '12.5' },
      ImageID: `sha256:${'1a'.repeat(32)}`,
      RepoDigests: [IMAGE],
      ImageConfig: { architecture: 'amd64', os: 'linux', config: { Env: [`TOKEN=${SECRET}`] } },
    },
    Results: [pythonResult(found), ...more],
  };
}

function pythonResult(found: readonly VulnerablePackage[]): object {
  const purl = (name: string): string => `pkg:pypi/${name}@2.19.1`;
  return {
    Target: 'Python',
    Class: 'lang-pkgs',
    Type: 'python-pkg',
    Packages: ['certifi', ...found.map(({ name }) => name)].map((name) => ({
      ID: `${name}@2.19.1`,
      Name: name,
      Version: '2.19.1',
      Identifier: { PURL: purl(name), UID: name },
    })),
    Vulnerabilities: found.map(({ id, name, severity, title = `A flaw in ${name}` }) => ({
      VulnerabilityID: id,
      PkgID: `${name}@2.19.1`,
      PkgName: name,
      PkgPath: `usr/lib/python3/${name}-2.19.1.dist-info/METADATA`,
      PkgIdentifier: { PURL: purl(name), UID: name },
      InstalledVersion: '2.19.1',
      FixedVersion: '2.20.0',
      Status: 'fixed',
      Title: title,
      Severity: severity,
      PublishedDate: '2018-10-09T17:29:00Z',
    })),
  };
}

/** Stands where a scanner must show it to nobody. Put together here, so that no scanner of this file trips over it. */
export const SECRET = ['ghp', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('_');
export const NEIGHBOUR = ['export', 'GITHUB_PAT=neighbour-value-of-another-line'].join(' ');

/** A secret as Trivy reports it: masked itself, with another one in the clear on the line beside it. */
export const SECRET_RESULT = {
  Target: '/app/deploy.sh',
  Class: 'secret',
  Secrets: [
    {
      RuleID: 'github-pat',
      Category: 'GitHub',
      Severity: 'CRITICAL',
      Title: 'GitHub Personal Access Token',
      StartLine: 3,
      EndLine: 3,
      Code: {
        Lines: [
          { Number: 2, Content: NEIGHBOUR, IsCause: false },
          { Number: 3, Content: `curl -H ${SECRET}`, IsCause: true },
        ],
      },
      Match: `curl -H ${SECRET}`,
    },
  ],
};

export const SBOM = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [] };
