/** What a check needs to reach a cloud: the members that every SDK client's configuration has. */
export interface ContractTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** A token for `AssumeRoleWithWebIdentity`, and the role it may assume. */
  webIdentity(): Promise<{ readonly token: string; readonly roleArn: string }>;
  /** The id of a new distribution in front of the bucket `contract`, with the root object `index.html`. */
  distribution(): Promise<string>;
}

/** One statement about how AWS behaves that holds on every server which plays AWS. */
export interface Check {
  readonly name: string;
  /** The operations it calls, as `ECS.UpdateService`: what a server must have for the check to make sense. */
  readonly operations: readonly string[];
  /** @throws AssertionError when the statement does not hold */
  run(target: ContractTarget): Promise<void>;
}
