/** A file of the branch that a change is judged by. */
export interface BaseFile {
  readonly text: string;
  /** Where it was read, for people: `main at 1a2b3c4`. */
  readonly ref: string;
}

/** What the gate does on GitHub. None of it throws for a missing permission but `readBaseFile`. */
export interface GatePorts {
  /**
   * @returns undefined where the branch can be read and has no such file.
   * @throws where it cannot be read: not being able to look is no policy.
   */
  readBaseFile(path: string): Promise<BaseFile | undefined>;
  uploadSarif(upload: { sarif: string; category: string; waitSeconds: number }): Promise<{
    readonly status: 'uploaded' | 'skipped';
    readonly url?: string;
    readonly reason: string;
  }>;
  upsertComment(comment: { marker: string; body: string; onlyUpdate: boolean }): Promise<{
    readonly status: 'created' | 'updated' | 'unchanged' | 'skipped';
    readonly url?: string;
    readonly reason?: string;
  }>;
}

/** What the gate must know of the event; the context of `@platform-actions/github` has it. */
export interface GateEvent {
  readonly eventName: string;
  readonly pullRequest?: { readonly number: number; readonly baseRef: string; readonly fromFork: boolean };
  readonly mergeBaseSha?: string;
}

/** Whether the checkout is a change that is to be judged, which must not bring its own rules. */
export function judgesAChange({ eventName, pullRequest, mergeBaseSha }: GateEvent): boolean {
  return pullRequest !== undefined || mergeBaseSha !== undefined || /^(pull_request|merge_group)/.test(eventName);
}
