import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { imagesOf, parseImageInput, unpinnedOverPinned } from '../../src/task-definition/index.js';

const HEX = 'a1'.repeat(32);
const DIGEST = `sha256:${HEX}`;

describe('the input image', () => {
  it.each([
    ['repo:1', undefined, undefined, 'repo:1'],
    [`repo@${DIGEST}`, undefined, undefined, `repo@${DIGEST}`],
    ['repo:1', 'app', 'app', 'repo:1'],
    ['app=repo:1', undefined, 'app', 'repo:1'],
    ['app=repo:1', 'sidecar', 'app', 'repo:1'],
    ['app = repo:1', undefined, 'app', 'repo:1'],
    ['localhost:5000/team/app:v1.2_x', undefined, undefined, 'localhost:5000/team/app:v1.2_x'],
    [`app=localhost:5000/team/app@${DIGEST}`, undefined, 'app', `localhost:5000/team/app@${DIGEST}`],
    [
      '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:commit-0a1b',
      undefined,
      undefined,
      '123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/app:commit-0a1b',
    ],
    ['GHCR.io/a__b/c--d.e:T', undefined, undefined, 'GHCR.io/a__b/c--d.e:T'],
  ])('%s for %s', (line, containerName, container, image) => {
    expect(parseImageInput([line], containerName)).toEqual([{ container, image }]);
  });

  it('takes one image per container', () => {
    expect(parseImageInput(['app=a:1', 'proxy=b:2'], 'app')).toEqual([
      { container: 'app', image: 'a:1' },
      { container: 'proxy', image: 'b:2' },
    ]);
    expect(parseImageInput([], 'app')).toEqual([]);
  });

  it.each([
    [['repo'], 'names no version'],
    [['localhost:5000/repo'], 'names no version'],
    [[`repo:1@${DIGEST}`], 'a tag and a digest together'],
    [[`localhost:5000/repo:1@${DIGEST}`], 'a tag and a digest together'],
    [['repo@sha256:abc'], '64 hexadecimal digits'],
    [[`repo@sha256:${HEX.toUpperCase()}`], '64 hexadecimal digits'],
    [[`repo@sha512:${HEX}`], '64 hexadecimal digits'],
    [[`repo@${DIGEST}@${DIGEST}`], '64 hexadecimal digits'],
    [['repo@'], '64 hexadecimal digits'],
    [[`@${DIGEST}`], 'the repository is empty'],
    [[':1'], 'the repository is empty'],
    [['app='], 'the repository is empty'],
    [['=repo:1'], '"" before the = is no container name'],
    [['my app=repo:1'], '"my app" before the = is no container name'],
    [['app=x=repo:1'], 'is no repository name'],
    [['repo:'], '"" is no tag'],
    [['repo:a b'], '"a b" is no tag'],
    [[`repo:${'x'.repeat(129)}`], 'is no tag'],
    [['ghcr.io/Org/App:1'], 'it must be in lower case'],
    [['https://ghcr.io/org/app:1'], 'is no repository name'],
    [['${{ env.IMAGE }}:1'], 'is no repository name'],
    [['a:1', 'b:2'], 'every line must be container=image'],
    [['app=a:1', 'b:2'], 'every line must be container=image'],
    [['app=a:1', 'app=b:2'], 'the container app stands there twice'],
  ])('refuses %j', (lines, message) => {
    expect(() => parseImageInput(lines, undefined)).toThrow(UserError);
    expect(() => parseImageInput(lines, undefined)).toThrow(message);
    expect(() => parseImageInput(lines, undefined)).toThrow('Input "image" is ');
  });
});

const definition = (...images: readonly (string | undefined)[]) => ({
  family: 'web',
  containerDefinitions: images.map((image, index) => ({ name: ['app', 'proxy'][index], image })),
});

describe('imagesOf', () => {
  it('gives the digest where there is one', () => {
    expect(imagesOf(definition(`repo@${DIGEST}`, 'envoy:1'))).toEqual([
      { container: 'app', image: `repo@${DIGEST}`, digest: DIGEST },
      { container: 'proxy', image: 'envoy:1', digest: undefined },
    ]);
    expect(imagesOf(definition(`repo:1@${DIGEST}`))[0]?.digest).toBe(DIGEST);
    expect(imagesOf(definition(`repo@${DIGEST}0`, undefined)).map((one) => one.digest)).toEqual([undefined, undefined]);
    expect(imagesOf({ family: 'x', containerDefinitions: undefined })).toEqual([]);
  });
});

describe('unpinnedOverPinned', () => {
  it('names the containers that lose their pin, and what that means', () => {
    const warning = unpinnedOverPinned(definition('repo:2', 'envoy:2'), definition(`repo@${DIGEST}`, 'envoy:1'));
    expect(warning).toContain(`app (repo@${DIGEST} → repo:2)`);
    expect(warning).not.toContain('proxy');
    expect(warning).toContain('What is lost');
  });

  it.each([
    ['a digest over a digest', definition(`repo@${DIGEST}`), definition(`repo@${DIGEST}`)],
    ['a digest over a tag', definition(`repo@${DIGEST}`), definition('repo:1')],
    ['a tag over a tag', definition('repo:2'), definition('repo:1')],
    ['a new container', definition(`repo@${DIGEST}`, 'envoy:1'), definition(`repo@${DIGEST}`)],
  ])('is silent about %s', (_, wanted, running) => {
    expect(unpinnedOverPinned(wanted, running)).toBeUndefined();
  });
});
