import { UserError } from '@platform-actions/action-kit';
import { InfrastructureError, ScannerError } from '@platform-actions/findings';

/** How Semgrep ended. */
export interface Ended {
  readonly exitCode: number | null;
  /** The messages of the report's errors; none where there is no report. */
  readonly errors: readonly { readonly type: string; readonly message: string }[];
  /** The end of what it said. */
  readonly said: string;
  /** Whether rules came from outside of the bundle. */
  readonly foreignRules: boolean;
}

/** Exit codes that mean a report to be judged; its own errors and skipped files are judged with it. */
export const REPORT_CODES: readonly (number | null)[] = [0, 3];

/** From Semgrep's documentation of its exit codes. */
const CODES: Readonly<Record<number, string>> = {
  1: 'it crashed',
  2: 'it could not scan',
  3: 'files could not be parsed',
  4: 'a rule is invalid',
  5: 'a file of rules is no valid YAML',
  7: 'rules are missing or invalid',
  8: 'a rule names a language that this version does not know',
  13: 'an API key is missing or invalid',
  14: 'the scan failed',
};
const CODES_OF_RULES: readonly (number | null)[] = [4, 5, 7, 8, 13];

const OUT_OF_REACH =
  /ConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Max retries exceeded|NameResolutionError|Failed to download config/i;

/** The error that an exit code without a report to judge stands for. */
export function errorOfExit(ended: Ended): Error {
  const { exitCode, errors, said, foreignRules } = ended;
  const meaning = CODES[exitCode ?? -1] ?? 'unknown to this action';
  const messages = errors.map(({ message }) => message).filter((message) => message !== '');
  const details = messages.length > 0 ? messages.slice(0, 5).join('\n') : said;
  const text = `Semgrep ended with exit code ${String(exitCode)} (${meaning}).${details === '' ? '' : `\n${details}`}`;
  if (foreignRules && OUT_OF_REACH.test(`${said}\n${details}`)) {
    return new InfrastructureError(
      `Rules named in "config" could not be downloaded. Run again, or keep them in the repository. ${text}`,
    );
  }
  if (foreignRules && isAboutRules(ended)) return new UserError(`The rules named in "config" cannot be used. ${text}`);
  return new ScannerError(text);
}

function isAboutRules({ exitCode, errors }: Ended): boolean {
  if (CODES_OF_RULES.includes(exitCode)) return true;
  return exitCode === 2 && errors.length > 0 && errors.every(({ type }) => /rule/i.test(type));
}

/** Why a scan with that exit code is not whole, beyond what its report says. */
export function problemOfExit(exitCode: number | null): string | undefined {
  return exitCode === 0
    ? undefined
    : `Semgrep ended with exit code ${String(exitCode)}: ${CODES[exitCode ?? -1] ?? ''}.`;
}
