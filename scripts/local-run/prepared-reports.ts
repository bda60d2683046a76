/** A package that a prepared report has, with what is known of it. */
interface Vulnerability {
  readonly id: string;
  readonly package: string;
  readonly installed: string;
  readonly fixed: string;
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  readonly title: string;
}

const LOW: Vulnerability = {
  id: 'CVE-2025-0001',
  package: 'tzdata',
  installed: '2024a-0+deb12u1',
  fixed: '',
  severity: 'LOW',
  title: 'tzdata: an advisory of no consequence, made up for the local run',
};

const CRITICAL: Vulnerability = {
  id: 'CVE-2025-0002',
  package: 'libssl3',
  installed: '3.0.11-1',
  fixed: '3.0.15-1',
  severity: 'CRITICAL',
  title: 'openssl: remote code execution, made up for the local run',
};

/** Trivy's JSON of an image, as a scan elsewhere would have left it; its advisories are made up. */
export function preparedScan(image: string, vulnerable = false): string {
  const found = vulnerable ? [CRITICAL, LOW] : [LOW];
  return JSON.stringify({
    SchemaVersion: 2,
    Trivy: { Version: '0.70.0' },
    CreatedAt: new Date().toISOString(),
    ArtifactName: image,
    ArtifactType: 'container_image',
    Metadata: { OS: { Family: 'debian', Name: '12.8' }, RepoDigests: [image] },
    Results: [
      {
        Target: `${image} (debian 12.8)`,
        Class: 'os-pkgs',
        Type: 'debian',
        Packages: [LOW, CRITICAL].map(({ package: name, installed }) => ({
          ID: `${name}@${installed}`,
          Name: name,
          Version: installed,
          Identifier: { PURL: `pkg:deb/debian/${name}@${installed}?arch=amd64&distro=debian-12.8` },
        })),
        Vulnerabilities: found.map(trivyVulnerability),
      },
    ],
  });
}

function trivyVulnerability({ id, package: name, installed, fixed, severity, title }: Vulnerability) {
  return {
    VulnerabilityID: id,
    PkgID: `${name}@${installed}`,
    PkgName: name,
    PkgIdentifier: { PURL: `pkg:deb/debian/${name}@${installed}?arch=amd64&distro=debian-12.8` },
    InstalledVersion: installed,
    ...(fixed === '' ? { Status: 'affected' } : { FixedVersion: fixed, Status: 'fixed' }),
    SeveritySource: 'debian',
    PrimaryURL: `https://avd.aquasec.com/nvd/${id.toLowerCase()}`,
    Title: title,
    Severity: severity,
  };
}

/** Semgrep's JSON of a clean scan of the service's sources. */
export function preparedSast(files: readonly string[]): string {
  return JSON.stringify({
    version: '1.182.0',
    results: [],
    errors: [],
    paths: { scanned: files },
    skipped_rules: [],
  });
}
