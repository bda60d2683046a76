import { describe, expect, it } from '@jest/globals';
import { actionNames, read, workflows } from './support/repository.js';
import { problems } from './support/language-service.js';

describe("GitHub's language service finds nothing in", () => {
  it.each(workflows.map(({ path, text }) => [path, text]))('%s', async (path, text) => {
    expect(await problems(path, text)).toEqual([]);
  });

  it.each([...actionNames.map((name) => `actions/${name}/action.yml`), 'action.yml'])('%s', async (path) => {
    expect(await problems(path, read(path))).toEqual([]);
  });
});

describe("GitHub's language service finds a planted mistake", () => {
  it.each([
    [
      'an unknown input of a sibling action',
      '.github/workflows/deploy.yml',
      ' cluster: ${{',
      ' clutser: ${{',
      'clutser',
    ],
    [
      'a sibling action that does not exist',
      '.github/workflows/deploy.yml',
      '$/actions/ecs-deploy',
      '$/actions/ecs',
      'ecs',
    ],
    [
      'an unknown input of a sibling workflow',
      '.github/workflows/backend.yml',
      ' runs-on: ${{',
      ' run-on: ${{',
      'run-on',
    ],
    ['an output that no job has', 'workflows/backend.yml', 'image.outputs.digest', 'image.outputs.digets', 'digets'],
    [
      'a context that does not exist',
      '.github/workflows/deploy.yml',
      '${{ inputs.runs-on }}',
      '${{ input.runs-on }}',
      'input',
    ],
    [
      'an unknown input of a third-party action',
      '.github/workflows/ci.yml',
      'node-version:',
      'node-vers:',
      'node-vers',
    ],
    [
      'an expression in a description',
      'actions/ecs-deploy/action.yml',
      'description: ',
      'description: ${{ job.x }} ',
      'job',
    ],
  ])('%s', async (_, path, from, to, named) => {
    const text = read(path);
    expect(text).toContain(from);
    expect(
      await problems(
        path,
        text.replace(from, () => to),
      ),
    ).toContainEqual(expect.stringContaining(named));
  });
});
