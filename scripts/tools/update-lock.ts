import { createHash } from 'node:crypto';
import { UserError } from '@platform-actions/action-kit';
import { exactVersion, refuseKnownBad, type ToolLocks, type ToolName } from '../../packages/tools/src/lock.js';

/** What raising a pin needs of the world. */
export interface UpdateEffects {
  readonly now: Date;
  readonly log: (line: string) => void;
  /** The bytes behind an https address. */
  fetch(url: string): Promise<Buffer>;
  /** The path of a command on PATH. */
  which(command: string): string | undefined;
  /** Runs a program. @throws Error where it ends with another code than 0. */
  run(command: string, args: readonly string[]): Promise<unknown>;
  /** Writes a file into a folder of this run and gives its path. */
  save(name: string, content: Buffer): string;
}

export interface UpdateRequest {
  readonly tool: string;
  readonly version: string;
  /** How many days a release must have been out: most bad ones are found by then. */
  readonly coolDownDays: number;
}

interface Upstream {
  readonly repository: string;
  readonly checksums: string;
  /** What is signed: every archive by its own bundle, or the list of checksums alone. */
  readonly signed: 'archives' | 'checksums';
  /** Whose certificate signed it: a workflow of that repository, as an exact value or as a regular expression. */
  readonly identity: { readonly exact: string } | { readonly pattern: string };
}

const ISSUER = 'https://token.actions.githubusercontent.com';

const UPSTREAMS: Readonly<Record<ToolName, Upstream>> = {
  trivy: {
    repository: 'aquasecurity/trivy',
    checksums: 'trivy_{version}_checksums.txt',
    signed: 'archives',
    identity: {
      exact: 'https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/v{version}',
    },
  },
  grype: {
    repository: 'anchore/grype',
    checksums: 'grype_{version}_checksums.txt',
    signed: 'checksums',
    identity: { pattern: String.raw`^https://github\.com/anchore/grype/\.github/workflows/` },
  },
};

const DAY_MS = 86_400_000;

/**
 * The lock with another version of a tool in it, as its new default. A release is taken only when it is out long enough
 * and its signature is that of its own release workflow. A valid signature alone says little (that of Trivy 0.69.4 was
 * valid), so a person still has to review the change.
 *
 * @throws UserError where the version is none or refused, too young, a draft or a pre-release, or no program to check
 * signatures is installed; whatever the check throws where the signature is not good.
 */
export async function updateLock(locks: ToolLocks, request: UpdateRequest, effects: UpdateEffects): Promise<ToolLocks> {
  const tool = knownTool(request.tool);
  const version = exactVersion(tool, request.version);
  refuseKnownBad(tool, version);
  const verifier = findVerifier(tool, effects);
  await refuseYoung(tool, version, request.coolDownDays, effects);
  const sha256 = await verifiedHashes(locks, tool, version, verifier, effects);
  const lock = locks[tool];
  return { ...locks, [tool]: { ...lock, default: version, sha256: { [version]: sha256, ...lock.sha256 } } };
}

function knownTool(name: string): ToolName {
  if (Object.hasOwn(UPSTREAMS, name)) return name as ToolName;
  throw new UserError(`"${name}" is not a tool of the lock. Known: ${Object.keys(UPSTREAMS).join(', ')}.`);
}

async function refuseYoung(tool: ToolName, version: string, days: number, effects: UpdateEffects): Promise<void> {
  const url = `https://api.github.com/repos/${UPSTREAMS[tool].repository}/releases/tags/v${version}`;
  const release = JSON.parse((await effects.fetch(url)).toString()) as Record<string, unknown>;
  if (release['draft'] !== false || release['prerelease'] !== false) {
    throw new UserError(`${tool} ${version} is a draft or a pre-release.`);
  }
  const published = Date.parse(String(release['published_at']));
  if (Number.isNaN(published)) throw new UserError(`${url} does not say when ${tool} ${version} was published.`);
  const age = (effects.now.getTime() - published) / DAY_MS;
  if (age >= days) {
    effects.log(`${tool} ${version} has been out for ${Math.floor(age)} days.`);
    return;
  }
  throw new UserError(
    `${tool} ${version} has been out for ${age.toFixed(1)} days, less than ${days}. Wait: a malicious release is ` +
      'mostly found within days. For an urgent fix give --cool-down-days, after reading what changed.',
  );
}

type Verifier = 'cosign' | 'gh';

function findVerifier(tool: ToolName, effects: UpdateEffects): Verifier {
  // gh checks an attestation of the archive itself; grype signs its list of checksums.
  const able: readonly Verifier[] = UPSTREAMS[tool].signed === 'archives' ? ['cosign', 'gh'] : ['cosign'];
  const found = able.find((command) => effects.which(command) !== undefined);
  if (found !== undefined) return found;
  throw new UserError(
    `Nothing here can check the signature of ${tool}: install ${able.join(' or ')}. Without that check no pin is raised.`,
  );
}

/** SHA-256 by platform, each of them what was signed. */
async function verifiedHashes(
  locks: ToolLocks,
  tool: ToolName,
  version: string,
  verifier: Verifier,
  effects: UpdateEffects,
): Promise<Record<string, string>> {
  const { checksums, signed } = UPSTREAMS[tool];
  const [assets, list] = [locks[tool].assets, checksums.replace('{version}', version)];
  const fetchAsset = (asset: string): Promise<Buffer> =>
    effects.fetch(locks[tool].url.replace('{version}', version).replace('{asset}', asset));
  const published = await fetchAsset(list);
  if (signed === 'checksums') await verifyList(tool, version, list, published, fetchAsset, effects);
  const hashes: Record<string, string> = {};
  for (const [platform, template] of Object.entries(assets)) {
    const asset = template.replace('{version}', version);
    hashes[platform] = listedHash(published.toString(), asset);
    if (signed !== 'archives') continue;
    const archive = await fetchAsset(asset);
    const found = createHash('sha256').update(archive).digest('hex');
    if (found !== hashes[platform]) {
      throw new UserError(`${asset} has SHA-256 ${found}, but ${list} says ${hashes[platform]}.`);
    }
    await verifyArchive(tool, version, asset, archive, verifier, fetchAsset, effects);
    effects.log(`${asset}: signature and checksum are good (${verifier}).`);
  }
  return hashes;
}

function listedHash(list: string, asset: string): string {
  const line = list.split('\n').find((each) => each.trim().split(/\s+\*?/)[1] === asset);
  const hash = line?.trim().split(/\s+/)[0]?.toLowerCase();
  if (hash !== undefined && /^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new UserError(`The list of checksums names no SHA-256 of ${asset}.`);
}

type FetchAsset = (asset: string) => Promise<Buffer>;

async function verifyArchive(
  tool: ToolName,
  version: string,
  asset: string,
  archive: Buffer,
  verifier: Verifier,
  fetchAsset: FetchAsset,
  effects: UpdateEffects,
): Promise<void> {
  const file = effects.save(asset, archive);
  if (verifier === 'gh') {
    const signer = ['--cert-oidc-issuer', ISSUER, '--cert-identity', identityArguments(tool, version)[1]];
    await effects.run('gh', ['attestation', 'verify', file, '--repo', UPSTREAMS[tool].repository, ...signer]);
    return;
  }
  const bundle = effects.save(`${asset}.sigstore.json`, await fetchAsset(`${asset}.sigstore.json`));
  await effects.run('cosign', ['verify-blob', '--bundle', bundle, ...cosignArguments(tool, version), file]);
}

async function verifyList(
  tool: ToolName,
  version: string,
  list: string,
  content: Buffer,
  fetchAsset: FetchAsset,
  effects: UpdateEffects,
): Promise<void> {
  const file = effects.save(list, content);
  const signature = effects.save(`${list}.sig`, await fetchAsset(`${list}.sig`));
  const certificate = effects.save(`${list}.pem`, await fetchAsset(`${list}.pem`));
  const proof = ['--signature', signature, '--certificate', certificate];
  await effects.run('cosign', ['verify-blob', ...proof, ...cosignArguments(tool, version), file]);
  effects.log(`${list}: the signature is good (cosign).`);
}

function cosignArguments(tool: ToolName, version: string): string[] {
  return [...identityArguments(tool, version), '--certificate-oidc-issuer', ISSUER];
}

function identityArguments(tool: ToolName, version: string): [string, string] {
  const { identity } = UPSTREAMS[tool];
  if ('pattern' in identity) return ['--certificate-identity-regexp', identity.pattern];
  return ['--certificate-identity', identity.exact.replace('{version}', version)];
}
