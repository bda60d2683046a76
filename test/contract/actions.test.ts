import { join } from 'node:path';
import type { Action, InputSpec } from '@platform-actions/action-kit';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { findActions } from '../../scripts/build/actions.js';
import { actionMetadata } from '../../scripts/docs/metadata.js';
import { actionNames, read, root } from './support/repository.js';

const COMMON_OUTPUTS = ['outcome', 'reason', 'result'];

describe.each(actionNames)('actions/%s', (name) => {
  const text = read(`actions/${name}/action.yml`);
  const metadata = actionMetadata(text);

  it('declares the inputs that its code reads, with the same defaults', async () => {
    const { inputSpec } = (await load(name, 'inputs')) as { inputSpec: InputSpec };
    const ofCode = Object.entries(inputSpec).map(([input, type]) => [
      input,
      { required: type.required, default: type.default },
    ]);
    const ofFile = Object.entries(metadata.inputs).map(([input, entry]) => [
      input,
      { required: entry.required, default: entry.default },
    ]);
    expect(Object.fromEntries(ofFile)).toEqual(Object.fromEntries(ofCode));
  });

  it('declares the outputs that its code sets', async () => {
    const { outputs } = await loadAction(name);
    expect(Object.keys(metadata.outputs).sort()).toEqual([...COMMON_OUTPUTS, ...outputs].sort());
  });

  it('names in its description of `outcome` the outcomes that its code has', async () => {
    const { outcomes } = await loadAction(name);
    const list = /One of `([^`]+)`/.exec(metadata.outputs['outcome'] ?? '')?.[1]?.split('|');
    expect(list?.sort()).toEqual([...outcomes].sort());
  });

  it('goes by its folder`s name and has a post step exactly where its code has one', async () => {
    const action = await loadAction(name);
    const hasPost = findActions(root).find((folder) => folder.name === name)?.hasPost;
    expect({ name: action.name, hasPost: action.post !== undefined }).toEqual({ name, hasPost });
  });

  it('describes itself, every input and every output', () => {
    const { description, inputs, outputs } = metadata;
    const descriptions = [description, ...Object.values(inputs).map((entry) => entry.description)];
    expect([...descriptions, ...Object.values(outputs)].filter((entry) => entry === '')).toEqual([]);
    expect((parse(text) as { name?: string }).name).toBeTruthy();
  });
});

async function loadAction(name: string): Promise<Action> {
  return ((await load(name, 'action')) as { action: Action }).action;
}

async function load(name: string, module: string): Promise<unknown> {
  return import(join(root, 'actions', name, 'src', `${module}.ts`));
}
