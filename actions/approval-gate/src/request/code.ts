import { sha256 } from '../canonical-json.js';
import type { Choice } from '../model.js';

/** 26 letters of five bits: with fewer, a requester could prepare two subjects of one code. */
const HASH_LETTERS = 26;
const CODE = String.raw`([1-9]\d{0,18})-([a-z2-7]{26})`;
const WHOLE_CODE = new RegExp(`^${CODE}$`);
const TITLE = new RegExp(`^approval/v1 (approve|deny) (${CODE})$`);
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The two parts of a request's code. */
export interface RequestCode {
  readonly deploymentId: number;
  readonly hash: string;
}

/** `<deployment id>-<26 letters>`: the letters are the first 130 bits of the SHA-256 of `text`, in base32. */
export function codeOf(deploymentId: number, text: string): string {
  return `${deploymentId}-${base32(sha256(text)).slice(0, HASH_LETTERS)}`;
}

/** `undefined` where the text is no code, or one whose deployment no number can hold exactly. */
export function parseCode(text: string): RequestCode | undefined {
  const [, id = '', hash = ''] = WHOLE_CODE.exec(text) ?? [];
  const deploymentId = Number(id);
  return hash !== '' && Number.isSafeInteger(deploymentId) ? { deploymentId, hash } : undefined;
}

/** The title of a vote's run, as `run-name` in approve.yml writes it. */
export function approvalTitle(choice: Choice, code: string): string {
  return `approval/v1 ${choice} ${code}`;
}

/** What a run's title votes; `undefined` for any other title, however much it looks like one. */
export function parseTitle(title: string): { readonly choice: Choice; readonly code: string } | undefined {
  const [, choice, code = ''] = TITLE.exec(title) ?? [];
  return (choice === 'approve' || choice === 'deny') && parseCode(code) ? { choice, code } : undefined;
}

/** The name under which the requesting run uploads its request: that it is there is GitHub's word that the run made it. */
export function artifactName(code: string): string {
  return `approval-request-${code}`;
}

/** RFC 4648 in lower case and without padding. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{1,5}/g, (five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '');
}
