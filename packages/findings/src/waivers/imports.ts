import { UserError } from '@platform-actions/action-kit';
import type { Policy } from '../policy/types.js';
import { importFormat } from './import-format.js';
import { importOpenVex } from './openvex.js';
import { importTrivyIgnore, importTrivyIgnoreYaml } from './trivyignore.js';
import type { VexStatement, Waiver } from './types.js';

export { importOpenVex, importTrivyIgnore, importTrivyIgnoreYaml };

/** What an imported file says. */
export interface ImportedFile {
  readonly waivers: readonly Waiver[];
  readonly vex: readonly VexStatement[];
}

/** Reads a `.trivyignore`, a `.trivyignore.yaml` or an OpenVEX document, told apart by name. Throws a UserError. */
export function importFile(source: string, name: string): ImportedFile {
  switch (importFormat(name)) {
    case 'trivyignore':
      return { waivers: importTrivyIgnore(source, name), vex: [] };
    case 'trivyignore-yaml':
      return { waivers: importTrivyIgnoreYaml(source, name), vex: [] };
    case 'openvex':
      return { waivers: [], vex: importOpenVex(source, name) };
    case undefined:
      throw new UserError(`${name} cannot be imported: give a .trivyignore, a .trivyignore.yaml or an OpenVEX .json.`);
  }
}

/** The policy with what its `imports` say. Read them from where the policy was read, never from the change it judges. */
export function withImports(policy: Policy, files: readonly ImportedFile[]): Policy {
  return {
    ...policy,
    waivers: [...policy.waivers, ...files.flatMap(({ waivers }) => waivers)],
    vex: [...policy.vex, ...files.flatMap(({ vex }) => vex)],
  };
}
