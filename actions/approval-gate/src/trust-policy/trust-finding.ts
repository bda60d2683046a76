/** One way to assume the role that ought not to be there, by its own stable code. */
export interface TrustFinding {
  readonly code: TrustCode;
  readonly severity: 'broken' | 'weak';
  /** One sentence. Has foreign text. */
  readonly text: string;
}

export type TrustCode =
  | 'trust-anybody'
  | 'trust-others'
  | 'trust-nobody'
  | 'trust-workflow'
  | 'trust-workflow-branch'
  | 'trust-workflow-version'
  | 'trust-audience'
  | 'trust-repository'
  | 'trust-environment'
  | 'trust-environment-ungated'
  | 'trust-for-all-values'
  | 'trust-if-exists'
  | 'trust-claim-unknown'
  | 'trust-subject-form';
