import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validate, type ValidationConfig } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONSUMER_NAME } from '../../../scripts/release-tree/uses.js';
import { root } from './repository.js';

/** The inputs that we give GitHub's own actions, as the action.yml of the pinned commits declares them. */
const THIRD_PARTY: Readonly<Record<string, readonly string[]>> = {
  'actions/attest-build-provenance': ['subject-path'],
  'actions/checkout': ['persist-credentials', 'ref'],
  'actions/download-artifact': ['name', 'path'],
  'actions/setup-go': ['go-version', 'cache'],
  'actions/setup-node': ['node-version', 'package-manager-cache'],
  'actions/setup-python': ['python-version'],
  'actions/upload-artifact': ['name', 'path', 'if-no-files-found', 'include-hidden-files', 'retention-days'],
};

const config: ValidationConfig = {
  fileProvider: {
    getFileContent: async (ref) => {
      if ('owner' in ref && `${ref.owner}/${ref.repository}` !== CONSUMER_NAME)
        throw new Error(`not ours: ${ref.path}`);
      return { name: ref.path, content: await readFile(join(root, ref.path), 'utf8') };
    },
  },
  actionsMetadataProvider: {
    fetchActionMetadata: ({ owner, name }) => {
      const inputs = THIRD_PARTY[`${owner}/${name}`];
      return Promise.resolve(inputs && { name, description: '', inputs: Object.fromEntries(inputs.map(described)) });
    },
  },
};

let checked = 0;

/** What GitHub's own language service says about a workflow or an action.yml: `line: message`, empty where it is fine. */
export async function problems(path: string, text: string): Promise<string[]> {
  // It caches by URI.
  checked += 1;
  const document = TextDocument.create(`file:///${checked}/${path}`, 'yaml', 1, text);
  const found = await validate(document, config);
  return found.map(
    ({ range, message }) => `${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
}

function described(name: string): [string, { description: string }] {
  return [name, { description: '' }];
}
