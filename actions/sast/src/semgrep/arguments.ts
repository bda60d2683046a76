/** Seconds for one rule on one file; Semgrep's own 5 are short for a busy runner, and a timeout leaves the scan incomplete. */
const RULE_TIMEOUT = 30;

export interface Scan {
  /** Files, folders and packs of rules. */
  readonly configs: readonly string[];
  /** Relative to the workspace. */
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  /** The commit that the findings must be newer than. */
  readonly baseline?: string | undefined;
  readonly reportFile: string;
}

/**
 * Semgrep's command line. It is `scan` and never `ci`, which hides internal errors behind exit code 0; and without
 * `--error`, so that an exit code of 1 can only be a crash.
 */
export function semgrepArguments({ configs, paths, exclude, baseline, reportFile }: Scan): string[] {
  return [
    'scan',
    '--json',
    `--output=${reportFile}`,
    '--metrics=off',
    '--disable-version-check',
    // A rule's id would else begin with the folder of its file, which here is another one each time.
    '--no-rewrite-rule-ids',
    `--timeout=${RULE_TIMEOUT}`,
    ...configs.map((config) => `--config=${config}`),
    ...exclude.map((pattern) => `--exclude=${pattern}`),
    ...(baseline === undefined ? [] : [`--baseline-commit=${baseline}`]),
    '--',
    ...paths,
  ];
}
