import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { applyOverrides, type Overrides, type TaskDefinitionInput } from '../../src/task-definition/index.js';
import { frozen } from './arbitrary.js';

const app = {
  name: 'app',
  image: 'repo/app:1',
  environment: [
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ],
  secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:eu-central-1:123456789012:parameter/token' }],
  command: [],
};
const proxy = { name: 'proxy', image: 'envoy:1', environment: [{ name: 'A', value: 'proxy' }] };
const one = frozen<TaskDefinitionInput>({
  family: 'web',
  tags: [{ key: 'k', value: '' }],
  containerDefinitions: [app],
});
const two = frozen<TaskDefinitionInput>({ family: 'web', containerDefinitions: [app, proxy] });

const overrides = (given: Partial<Overrides>): Overrides => ({
  images: [],
  containerName: undefined,
  environment: new Map(),
  ...given,
});
const variables = (entries: Record<string, string>) => new Map(Object.entries(entries));

describe('applyOverrides', () => {
  it('changes nothing when nothing is given', () => {
    expect(applyOverrides(two, overrides({}))).toEqual(two);
  });

  it('sets the image of the only container, or of those that are named, and touches no other', () => {
    const image = 'repo/app:2';
    expect(applyOverrides(one, overrides({ images: [{ container: undefined, image }] }))).toEqual({
      ...one,
      containerDefinitions: [{ ...app, image }],
    });
    expect(applyOverrides(two, overrides({ images: [{ container: 'proxy', image }] }))).toEqual({
      ...two,
      containerDefinitions: [app, { ...proxy, image }],
    });
    const both = [
      { container: 'proxy', image: 'p:2' },
      { container: 'app', image },
    ];
    expect(applyOverrides(two, overrides({ images: both })).containerDefinitions).toEqual([
      { ...app, image },
      { ...proxy, image: 'p:2' },
    ]);
  });

  it('replaces a variable in its place and appends a new one, in the named container only', () => {
    const environment = variables({ C: 'x=y', A: '' });
    const result = applyOverrides(two, overrides({ containerName: 'app', environment }));
    expect(result.containerDefinitions).toEqual([
      {
        ...app,
        environment: [
          { name: 'A', value: '' },
          { name: 'B', value: '2' },
          { name: 'C', value: 'x=y' },
        ],
      },
      proxy,
    ]);
  });

  it('sets image and variables of one container together, and variables where there were none', () => {
    const bare = frozen<TaskDefinitionInput>({ family: 'web', containerDefinitions: [{ name: 'app' }] });
    const given = { images: [{ container: 'app', image: 'a:1' }], environment: variables({ A: '1' }) };
    expect(applyOverrides(bare, overrides(given)).containerDefinitions).toEqual([
      { name: 'app', image: 'a:1', environment: [{ name: 'A', value: '1' }] },
    ]);
  });

  it.each<[string, TaskDefinitionInput, Partial<Overrides>, string]>([
    [
      'an unknown container-name',
      two,
      { containerName: 'ap' },
      'Input "container-name" is "ap": no such container. The task definition has "app", "proxy".',
    ],
    [
      'an unknown container in image',
      one,
      { images: [{ container: 'web', image: 'a:1' }] },
      'Input "image" is "web": no such container. The task definition has "app".',
    ],
    [
      'an image for none of several',
      two,
      { images: [{ container: undefined, image: 'a:1' }] },
      'Input "image" does not say which container it is for: set container-name or write container=image. The task definition has "app", "proxy".',
    ],
    [
      'variables for none of several',
      two,
      { environment: variables({ A: '1' }) },
      'Input "environment-variables" does not say which container',
    ],
    [
      'a variable that is a secret',
      one,
      { environment: variables({ TOKEN: 'x' }) },
      'Input "environment-variables" sets "TOKEN", which container "app" takes from a secret.',
    ],
    [
      'no image at all',
      { family: 'w', containerDefinitions: [{ name: 'app' }, { name: 'b', image: '' }] },
      {},
      'No image for "app", "b"',
    ],
    [
      'no container',
      { family: 'w', containerDefinitions: [] },
      { containerName: 'a' },
      'The task definition has no container.',
    ],
  ])('refuses %s', (_, definition, given, message) => {
    expect(() => applyOverrides(definition, overrides(given))).toThrow(UserError);
    expect(() => applyOverrides(definition, overrides(given))).toThrow(message);
  });

  it('does not show the value of a variable in an error', () => {
    const apply = () => applyOverrides(one, overrides({ environment: variables({ TOKEN: 'hunter2' }) }));
    expect(apply).toThrow(/^(?!.*hunter2)/s);
  });
});
