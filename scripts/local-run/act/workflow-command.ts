/** A workflow command as a step printed it: `::error title=x,line=3::message`. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * Reads a printed command as GitHub's runner does: up to the first `::` after the name and its properties. act splits
 * at the last one, so that an ARN in a message tears the message apart and leaves a secret with `::` in it unmasked.
 *
 * @returns `undefined` where the line is none of that form.
 */
export function parseCommand(line: string): WorkflowCommand | undefined {
  const [, name, properties = '', message = ''] = /^\s*::([a-z-]+)(?: (.*?))?::(.*)/i.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = properties.split(',').flatMap((pair) => {
    const [key = '', ...value] = pair.split('=');
    return value.length === 0 ? [] : [[key.trim(), unescape(value.join('='))] as const];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), message: unescape(message) };
}

const ESCAPES: Readonly<Record<string, string>> = { '%25': '%', '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' };

function unescape(text: string): string {
  return text.replace(/%(?:25|0D|0A|3A|2C)/gi, (code) => ESCAPES[code.toUpperCase()] ?? code);
}
