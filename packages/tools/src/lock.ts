import { UserError } from '@platform-actions/action-kit';
import { DENYLIST } from './denylist.js';

export type ToolName = 'trivy' | 'grype';

/** `<process.platform>-<process.arch>`: `linux-x64`. */
export type Platform = string;

/** One tool of `tools/tools.lock.json`. */
export interface ToolLock {
  /** The version that is taken where none is asked for. */
  readonly default: string;
  /** The only entry of the archive that is taken out. */
  readonly executable: string;
  /** With `{version}` and `{asset}`. */
  readonly url: string;
  /** File names of the archives, with `{version}`. */
  readonly assets: Readonly<Record<Platform, string>>;
  /** SHA-256 of the archives, 64 hex digits, by version. */
  readonly sha256: Readonly<Record<string, Readonly<Record<Platform, string>>>>;
}

export type ToolLocks = Readonly<Record<ToolName, ToolLock>>;

/** An archive that may be used: nothing else than these bytes. */
export interface Archive {
  readonly version: string;
  readonly asset: string;
  readonly url: string;
  /** 64 lower-case hex digits. */
  readonly sha256: string;
}

export interface ArchiveChoice {
  readonly version?: string | undefined;
  readonly checksum?: string | undefined;
  readonly mirrorUrl?: string | undefined;
}

/**
 * Which archive to take, decided without network.
 *
 * @throws UserError for `latest` or another version that is none, a refused version, a version outside the lock without
 * a checksum, a checksum that contradicts the lock, a platform without an archive, or a mirror's address that is none.
 */
export function chooseArchive(tool: ToolName, lock: ToolLock, choice: ArchiveChoice, platform: Platform): Archive {
  const version = choice.version === undefined ? lock.default : exactVersion(tool, choice.version);
  refuseKnownBad(tool, version);
  const template = lock.assets[platform];
  if (template === undefined) {
    throw new UserError(
      `There is no archive of ${tool} for ${platform}, only for ${Object.keys(lock.assets).join(', ')}. ` +
        `Install ${tool} yourself and name it in "tool-path".`,
    );
  }
  const asset = fill(template, { version });
  const sha256 = expectedHash(tool, version, lock, choice.checksum, platform);
  const url = fill(choice.mirrorUrl === undefined ? lock.url : mirrorTemplate(choice.mirrorUrl), { version, asset });
  return { version, asset, url, sha256 };
}

/** `0.70.0` out of `0.70.0` or `v0.70.0`. @throws UserError for anything else, `latest` and ranges among it. */
export function exactVersion(tool: string, text: string): string {
  const version = /^v?(\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (version !== undefined) return version;
  throw new UserError(
    `"engine-version" is "${text}". Name one exact version of ${tool}, like 1.2.3: what "latest" or a range means ` +
      'changes without a review.',
  );
}

/** @throws UserError where that version of the tool is known to be malicious. There is no way around it. */
export function refuseKnownBad(tool: string, version: string): void {
  const base = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
  const reason = DENYLIST[tool]?.[base];
  if (reason === undefined) return;
  throw new UserError(`${tool} ${version} is refused: ${reason} Use another version.`);
}

/** A SHA-256 as 64 lower-case hex digits; `sha256:` in front is allowed. @throws UserError otherwise. */
export function parseChecksum(text: string): string {
  const digits = text.toLowerCase().replace(/^sha256:/, '');
  if (/^[0-9a-f]{64}$/.test(digits)) return digits;
  throw new UserError(`"checksum" is "${text}". A SHA-256 has 64 hex digits.`);
}

function expectedHash(
  tool: string,
  version: string,
  lock: ToolLock,
  checksum: string | undefined,
  platform: Platform,
): string {
  const given = checksum === undefined ? undefined : parseChecksum(checksum);
  const locked = lock.sha256[version]?.[platform];
  if (locked === undefined) {
    if (given !== undefined) return given;
    throw new UserError(
      `${tool} ${version} is not in tools.lock.json, so nothing says what its archive must be. Known: ` +
        `${Object.keys(lock.sha256).join(', ')}. Give the archive's SHA-256 in "checksum", or leave "engine-version" out.`,
    );
  }
  if (given === undefined || given === locked) return locked;
  throw new UserError(
    `"checksum" is ${given}, but the reviewed SHA-256 of ${tool} ${version} for ${platform} is ${locked}. ` +
      'Leave "checksum" out for a version of the lock.',
  );
}

function mirrorTemplate(text: string): string {
  const unknown = text.match(/\{[^}]*\}/g)?.find((name) => name !== '{version}' && name !== '{asset}');
  if (unknown !== undefined) {
    throw new UserError(`"mirror-url" holds ${unknown}; only {version} and {asset} are filled in.`);
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
    throw new UserError(`"mirror-url" is no https address: ${url === undefined ? 'it has no host' : url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new UserError('"mirror-url" holds a user or password, which a log would show. Use "mirror-auth".');
  }
  return text;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
