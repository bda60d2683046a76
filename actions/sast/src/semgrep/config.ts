/** The name of the bundled rules in the input `config`. */
export const BUNDLED = 'default';

export type ConfigKind = 'bundled' | 'registry' | 'path';

/** What a line of `config` names: our rules, rules of the network, or a file or folder of the checkout. */
export function configKind(line: string): ConfigKind {
  if (line === BUNDLED) return 'bundled';
  return /^([prs]\/|https:\/\/)/.test(line) ? 'registry' : 'path';
}

/** Why a line of `config` cannot be used whatever the checkout holds; `undefined` where it can. */
export function configProblem(line: string): string | undefined {
  if (line === 'auto') {
    return 'this sends the address of the repository to semgrep.dev to choose rules. Name packs, such as p/python, or default.';
  }
  if (line === 'policy' || line === 'supply-chain') return 'these rules need an account; name packs or files.';
  if (/^http:\/\//i.test(line)) return 'rules decide what is found, so they come over https:// only.';
  if (line.startsWith('-'))
    return 'a pack, such as p/python, or a path in the checkout is meant; options are not taken.';
  return undefined;
}
