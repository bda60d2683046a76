/** From worst to best; `unknown` is a fact of its own and never silently low. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info', 'unknown'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const KINDS = ['vuln', 'misconfig', 'secret', 'license', 'sast'] as const;
export type FindingKind = (typeof KINDS)[number];

export interface ToolVersion {
  readonly name: string;
  readonly version: string;
}

/** The package that a vulnerability or a licence is about. */
export interface FindingPackage {
  readonly name: string;
  readonly version: string;
  /** `deb`, `apk`, `pypi`, `npm`, …: the type of a package URL. */
  readonly ecosystem: string;
  readonly purl?: string;
  /** Where it lies in the image or the checkout. */
  readonly path?: string;
  readonly direct?: boolean;
}

export type FixState = 'fixed' | 'not-fixed' | 'wont-fix' | 'unknown';

export interface Fix {
  readonly state: FixState;
  readonly versions: readonly string[];
  /** ISO 8601 date since when a fix is there; absent where the engine does not say. */
  readonly since?: string;
}

export type FindingLocation =
  | { readonly kind: 'file'; readonly path: string; readonly startLine?: number; readonly endLine?: number }
  | {
      readonly kind: 'image';
      readonly image: string;
      readonly path?: string;
      readonly layer?: string;
      readonly startLine?: number;
      readonly endLine?: number;
    };

/** One finding of any scanner. It never holds the text of a secret or of the lines around one. */
export interface Finding {
  /** The canonical id of an advisory (CVE over GHSA over vendor), else the rule's. */
  readonly id: string;
  /** Other ids of the same advisory or rule, without `id`. */
  readonly aliases: readonly string[];
  readonly kind: FindingKind;
  /** Every scanner that reported it, after a merge more than one. */
  readonly tools: readonly ToolVersion[];
  readonly title: string;
  readonly description?: string;
  readonly severity: Severity;
  /** As the scanner wrote it. */
  readonly originalSeverity: string;
  /** CVSS base score, 0 to 10. */
  readonly cvss?: number;
  /** EPSS probability, 0 to 1. */
  readonly epss?: number;
  /** Known to be exploited (CISA's catalogue); absent where the engine does not say. */
  readonly kev?: boolean;
  readonly cwe: readonly string[];
  readonly package?: FindingPackage;
  readonly fix?: Fix;
  /** ISO 8601. */
  readonly publishedAt?: string;
  readonly location: FindingLocation;
  /** `v1:<hex>`: the same for the same problem after a rebuild, a new tag or a shift of lines. */
  readonly fingerprint: string;
  readonly references: readonly string[];
}

/** What a policy may ask of an engine's data; a rule over data that is not there makes a result incomplete. */
export type Capability =
  'epss' | 'kev' | 'fix-state' | 'fix-date' | 'published-date' | 'eol' | 'database-age' | FindingKind;

/** What was scanned. */
export type ScanTarget =
  | {
      readonly kind: 'image';
      readonly reference: string;
      readonly digest?: string;
      readonly platform?: string;
      readonly os?: { readonly family: string; readonly name: string; readonly endOfLife: boolean };
      /** How many layers the scanner read; a scan for secrets alone lists nothing else when it finds none. */
      readonly layers?: number;
    }
  | { readonly kind: 'source'; readonly name: string };

/** One report of one scanner, read and normalized. */
export interface ScanReport {
  readonly tool: ToolVersion;
  readonly target: ScanTarget;
  readonly findings: readonly Finding[];
  /** Packages, files or targets that the report says were looked at; 0 is "scanned nothing", which is never green. */
  readonly scanned: number;
  /** What kept the scan from being whole (parse errors, skipped files), in sentences; makes the result incomplete. */
  readonly problems: readonly string[];
  readonly can: ReadonlySet<Capability>;
  readonly database?: { readonly updatedAt: string; readonly version?: string };
  /** ISO 8601. */
  readonly createdAt?: string;
  /** Every package that was looked at, with findings or without, as `ecosystem/name@version`; absent where the engine does not list them. A baseline tells by it what came with a change. */
  readonly packages?: readonly string[];
  /** Findings that the scanner itself held back (ignore files, VEX), by status. */
  readonly suppressed?: readonly { readonly finding: Finding; readonly status: string; readonly statement: string }[];
}
