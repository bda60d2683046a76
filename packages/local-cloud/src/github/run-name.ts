/** What a run's name may refer to. */
export interface NameContexts {
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Readonly<Record<string, string>>;
}

const MAX_CHARACTERS = 500;

/**
 * The title that a workflow's `run-name` gives, its expressions filled in; empty where there is none.
 *
 * @throws Error for an expression that is more than a member of `inputs` or `github`
 */
export function displayTitle(runName: unknown, { inputs, github }: NameContexts): string {
  if (typeof runName !== 'string') return '';
  const filled = runName.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const [, context, name = ''] = /^(inputs|github\.event\.inputs|github)\.([\w-]+)$/.exec(expression) ?? [];
    if (context === undefined) throw new Error(`local-cloud does not evaluate '${expression}' in a run-name.`);
    return (context === 'github' ? github : inputs)[name] ?? '';
  });
  return filled.trim().slice(0, MAX_CHARACTERS);
}
