/**
 * A workflow step that puts a release back.
 *
 * @param action as `uses:` takes it: `org/platform-actions/spa-publish@v1`.
 * @param settings the inputs that say which site it is; empty ones are left out.
 */
export function rollbackStep(action: string, to: string, settings: Readonly<Record<string, string>>): string {
  const inputs = Object.entries({ mode: 'rollback', to, ...settings }).filter(([, value]) => value !== '');
  return [`- uses: ${action}`, '  with:', ...inputs.map(([name, value]) => `    ${name}: ${yamlText(value)}`)].join(
    '\n',
  );
}

/** Plain where YAML surely reads it as this very text; JSON strings are YAML everywhere else. */
function yamlText(value: string): string {
  return /^[a-z][\w./@:-]*$/i.test(value) && !/:$|^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
