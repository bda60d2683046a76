import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import { stringify } from 'yaml';
import { parseTaskDefinition } from '../../src/task-definition/index.js';

const read = (text: string, allowUnknownFields = false) =>
  parseTaskDefinition(text, { file: 'td.yml', allowUnknownFields });

/** The message of the UserError that a text gives. */
function refusal(text: string, allowUnknownFields = false): string {
  try {
    read(text, allowUnknownFields);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('The text was accepted.');
}

/** A complete definition in YAML whose only container has these lines more. */
const withContainer = (...lines: readonly string[]): string =>
  [
    'family: web',
    'containerDefinitions:',
    '  - name: app',
    '    image: repo/app:1',
    ...lines.map((l) => `    ${l}`),
  ].join('\n');

const container = (text: string) => read(text).definition.containerDefinitions?.[0];

describe('what is read', () => {
  const app = { name: 'app', image: 'repo/app:1' };

  it.each([
    ['YAML', 'family: web\ncontainerDefinitions: [{name: app, image: repo/app:1}]'],
    ['JSON', '{"family":"web","containerDefinitions":[{"name":"app","image":"repo/app:1"}]}'],
    [
      'JSON with tabs, CRLF and a byte order mark',
      '\ufeff{\r\n\t"family":\t"web",\r\n\t"containerDefinitions": [\r\n\t\t{"name": "app",\r\n\t\t"image": "repo/app:1"}\r\n\t]\r\n}\r\n',
    ],
    ['YAML with comments', '# ours\nfamily: web # the name\ncontainerDefinitions:\n- name: app\n  image: repo/app:1\n'],
    [
      'output of the CLI',
      '{"taskDefinition":{"family":"web","containerDefinitions":[{"name":"app","image":"repo/app:1"}]},"tags":[]}',
    ],
    ['an anchor and its alias', 'family: &n web\ncontainerDefinitions: [&c {name: app, image: repo/app:1}]'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ definition: { family: 'web', containerDefinitions: [app] }, notes: [], warnings: [] });
  });

  it('leaves out the read-only fields of a described revision, deleteRequestedAt included, and says so in a note', () => {
    const taskDefinition = {
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:3',
      family: 'web',
      revision: 3,
      status: 'DELETE_IN_PROGRESS',
      requiresAttributes: [{ name: 'x', anything: 1 }],
      compatibilities: ['EC2'],
      registeredAt: '2026-01-01T00:00:00Z',
      deregisteredAt: 1.5,
      deleteRequestedAt: '2026-01-02T00:00:00Z',
      registeredBy: 'arn',
      containerDefinitions: [app],
    };
    const { definition, notes, warnings } = read(JSON.stringify({ taskDefinition }));
    expect(definition).toEqual({ family: 'web', containerDefinitions: [app] });
    expect(warnings).toEqual([]);
    expect(notes).toEqual([
      'Read-only fields left out: taskDefinitionArn, revision, status, requiresAttributes, compatibilities, registeredAt, deregisteredAt, deleteRequestedAt, registeredBy.',
    ]);
  });

  it('keeps tags, from beside or inside the definition, without those that AWS reserves', () => {
    const tags = [
      { key: 'team', value: 'orders' },
      { key: 'aws:cloudformation:stack-name', value: 'x' },
      { key: 'empty', value: '' },
    ];
    const own = [tags[0], tags[2]];
    const taskDefinition = { family: 'web', containerDefinitions: [app] };
    for (const text of [JSON.stringify({ taskDefinition, tags }), JSON.stringify({ ...taskDefinition, tags })]) {
      const { definition, notes } = read(text);
      expect(definition.tags).toEqual(own);
      expect(notes).toEqual(['Tags reserved for AWS left out: aws:cloudformation:stack-name.']);
    }
    expect(read(JSON.stringify({ ...taskDefinition, tags: [] })).definition).toEqual(taskDefinition);
  });

  it('drops null and keeps every empty value that means something', () => {
    const logConfiguration = { logDriver: 'fluentd', options: { tag: '' } };
    const kept = {
      ...app,
      command: [],
      entryPoint: [],
      environment: [{ name: 'EMPTY', value: '' }],
      dockerLabels: {},
      logConfiguration,
    };
    const text = JSON.stringify({
      family: 'web',
      cpu: null,
      containerDefinitions: [{ ...kept, user: null, dockerLabels: { a: null } }],
    });
    expect(read(text).definition).toEqual({ family: 'web', containerDefinitions: [kept] });
  });

  it('does not split values at "=" or commands at spaces', () => {
    const lines = {
      dockerLabels: { rule: 'Host(`a`) && Query(`x=1`)' },
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-datetime-format': '%Y=%m' } },
      command: ['sh', '-c', 'echo "a b" && exec node'],
    };
    expect(container(JSON.stringify({ family: 'w', containerDefinitions: [{ ...app, ...lines }] }))).toEqual({
      ...app,
      ...lines,
    });
  });

  it('keeps a label of any name', () => {
    const labels = container(withContainer('dockerLabels: {__proto__: a, constructor: b, 1: c}'))?.dockerLabels;
    expect(Object.entries(labels ?? {})).toEqual(
      expect.arrayContaining([
        ['__proto__', 'a'],
        ['constructor', 'b'],
        ['1', 'c'],
      ]),
    );
  });
});

describe('values taken as text', () => {
  it.each([
    ['1.10', '1.10'],
    ['012345678901', '012345678901'],
    ['123456789012', '123456789012'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['true', 'true'],
    ['False', 'False'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['2026-01-01', '2026-01-01'],
    ['""', ''],
  ])('the variable %s is %j', (written, value) => {
    expect(container(withContainer(`environment: [{name: A, value: ${written}}]`))?.environment).toEqual([
      { name: 'A', value },
    ]);
  });

  it('cpu and memory of the task may be numbers; those of a container are numbers', () => {
    const { definition } = read(`${withContainer('cpu: 128', 'memory: 256')}\ncpu: 256\nmemory: 512\n`);
    expect(definition).toMatchObject({ cpu: '256', memory: '512', containerDefinitions: [{ cpu: 128, memory: 256 }] });
  });
});

describe('unknown keys', () => {
  it.each([
    [withContainer('memorry: 5'), 'td.yml:5:5: containerDefinitions[0].memorry is unknown; did you mean "memory"?'],
    [
      withContainer('EntryPoint: []'),
      'td.yml:5:5: containerDefinitions[0].EntryPoint is unknown: the ECS API writes it "entryPoint" (a first capital is CloudFormation).',
    ],
    [
      withContainer('healthCheck: {command: [a], intervall: 3}'),
      'containerDefinitions[0].healthCheck.intervall is unknown; did you mean "interval"?',
    ],
    [
      withContainer('healthCheck: {command: [a], retry: 3}'),
      'td.yml:5:33: containerDefinitions[0].healthCheck.retry is unknown',
    ],
    [
      `${withContainer()}\ntask_role_arn: x`,
      'td.yml:5:1: task_role_arn is unknown: the ECS API writes it "taskRoleArn".',
    ],
    [`${withContainer()}\nfutureField: x`, 'td.yml:5:1: futureField is unknown.\n'],
    [`${withContainer()}\n"odd\\nkey": x`, 'td.yml:5:1: ["odd\\nkey"] is unknown.'],
    [
      `${withContainer()}\nvolumes: [{name: a, efsVolumeConfiguration: {filesystemId: b}}]`,
      'volumes[0].efsVolumeConfiguration.filesystemId is unknown: the ECS API writes it "fileSystemId".',
    ],
    [withContainer('<<: {cpu: 3}'), 'YAML 1.2 has no merge key'],
    [
      '{"taskDefinition":{"family":"w","containerDefinitions":[{"name":"a"}]},"services":1}',
      'td.yml:1:72: services is unknown beside taskDefinition.',
    ],
  ])('%j', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('are all named at once, with wrong types among them', () => {
    const message = refusal(withContainer('memorry: 5', 'cpu: "1"', 'colour: red'));
    expect(message).toContain('td.yml has 3 problems:');
    expect(message).toMatch(/memorry[\s\S]*\.cpu must be a whole number[\s\S]*colour/);
    expect(message).toContain('allow-unknown-fields: true');
  });

  it('are left out with a warning each where that is allowed, while wrong types stay errors', () => {
    const { definition, warnings } = read(`${withContainer('memorry: 5')}\nfutureField: {a: [b]}`, true);
    expect(definition).toEqual({ family: 'web', containerDefinitions: [{ name: 'app', image: 'repo/app:1' }] });
    expect(warnings).toEqual([
      'td.yml:5:5: containerDefinitions[0].memorry is unknown; did you mean "memory"? It was left out.',
      'td.yml:6:1: futureField is unknown. It was left out.',
    ]);
    expect(refusal(withContainer('memorry: 5', 'cpu: "1"'), true)).not.toContain('memorry');
  });

  it('are cut to fifty in the message', () => {
    const message = refusal(stringify(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`x${n}`, 1]))));
    expect(message).toContain('has 60 problems');
    expect(message).toContain('… and 10 more.');
    expect(message).not.toContain('x50');
  });
});

describe('wrong types', () => {
  it.each([
    [
      'healthCheck: {command: [a], interval: "30"}',
      'td.yml:5:43: containerDefinitions[0].healthCheck.interval must be a whole number, is the text "30": remove the quotes.',
    ],
    ['cpu: 1.5', 'containerDefinitions[0].cpu must be a whole number, is the number 1.5.'],
    ['memory: 99999999999999999999', 'containerDefinitions[0].memory must be a whole number'],
    ['essential: yes', 'containerDefinitions[0].essential must be true or false, is the text "yes".'],
    [
      'command: npm start',
      'containerDefinitions[0].command must be a list, is the text "npm start", such as ["first", "second"]; text is not split.',
    ],
    ['command: [run, 5]', 'containerDefinitions[0].command[1] must be text, is the number 5: put it in quotes.'],
    ['environment: {A: b}', 'containerDefinitions[0].environment must be a list, is a mapping.'],
    ['environment: [{name: A, value: [b]}]', 'containerDefinitions[0].environment[0].value must be text, is a list.'],
    ['user: 1000', 'containerDefinitions[0].user must be text, is the number 1000: put it in quotes.'],
    ['dockerLabels: {a: true}', 'containerDefinitions[0].dockerLabels.a must be text, is true: put it in quotes.'],
    ['dockerLabels: [a]', 'containerDefinitions[0].dockerLabels must be a mapping, is a list.'],
    ['dockerLabels: {1: a, "1": b}', 'containerDefinitions[0].dockerLabels.1 stands there twice.'],
    ['linuxParameters: off', 'containerDefinitions[0].linuxParameters must be a mapping, is the text "off".'],
    ['hostname: !!binary aGk=', 'containerDefinitions[0].hostname must be text, is something else.'],
    ['portMappings: [80]', 'containerDefinitions[0].portMappings[0] must be a mapping, is the number 80.'],
  ])('%s', (line, message) => {
    expect(refusal(withContainer(line))).toContain(message);
  });
});

describe('malformed texts', () => {
  it.each([
    ['', 'td.yml holds no task definition'],
    ['null', 'td.yml holds no task definition'],
    ['[]', 'td.yml holds no task definition'],
    ['just words', 'td.yml holds no task definition'],
    ['{"family": "x",,}', 'td.yml:1:16: '],
    ['{"family": "x"\n"a": 3}', 'td.yml:2:1: '],
    ['family: "hunter2\n', 'td.yml:2:1: '],
    ['a: b\n c: d\n', 'td.yml:1:4: '],
    [`${withContainer()}\nfamily: again`, 'td.yml:5:1: family stands there twice.'],
    [withContainer('image: again'), 'td.yml:5:5: containerDefinitions[0].image stands there twice.'],
    ['{"taskDefinition":{},"taskDefinition":{}}', 'td.yml:1:22: taskDefinition stands there twice.'],
    ['taskDefinition:\n', 'td.yml:1:16: the definition must be a mapping, is empty.'],
    ['taskDefinition: {tags: [{key: a}]}\ntags: [{key: b}]', 'tags both beside and inside taskDefinition'],
    [`${withContainer()}\ncpu: !Ref Cpu`, 'td.yml:5:6: Unresolved tag: !Ref. CloudFormation'],
    [`${withContainer()}\n---\nfamily: b`, 'td.yml:5:1: a second document begins'],
    ['family: *nowhere', 'td.yml:1:9: the alias *nowhere has no anchor before it.'],
    ['? [a]\n: b', 'td.yml:1:3: the definition has a key that is no text.'],
    ['['.repeat(100_000), 'nested too deeply'],
    [`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'nested too deeply'],
    ['#'.repeat(300_000), 'td.yml has 300000 bytes: a task definition file may have at most 262144.'],
    ['&a {family: x, containerDefinitions: [*a]}', 'containerDefinitions[0].family is unknown'],
  ])('%#', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('are refused before aliases multiply or thousands of keys take seconds', () => {
    const many = (count: number, item: string) => Array<string>(count).fill(item).join('\n');
    const wide = `family: w\ncontainerDefinitions:\n- &c\n  name: a\n  environment:\n${many(400, '  - {name: a}')}\n${many(400, '- *c')}`;
    expect(refusal(wide)).toContain('too many for ECS');
    expect(
      refusal(`x: &e 1\nfamily: w\ncontainerDefinitions: [{name: a, command: [${'*e,'.repeat(1100)}]}]`),
    ).toContain('aliases');
    expect(refusal(Array.from({ length: 25_000 }, (_, n) => `k${n}: 1`).join('\n'))).toContain('too many for ECS');
  });

  it('are not quoted: a text may hold a secret', () => {
    expect(refusal('family: "hunter2\n')).not.toContain('hunter2');
    expect(refusal(withContainer('environment: [{name: A, value: {password: hunter2}}]'))).not.toContain('hunter2');
  });
});

describe('what is missing', () => {
  it.each([
    ['tags: []', ['family is missing', 'containerDefinitions is missing']],
    ['family: ""\ncontainerDefinitions: []', ['family is missing', 'containerDefinitions is missing']],
    [
      'family: w\ncontainerDefinitions: [{image: a}, {name: ""}]',
      ['containerDefinitions[0].name is missing.', 'containerDefinitions[1].name is missing.'],
    ],
    [
      'family: w\ncontainerDefinitions: [{name: a}, {name: a}]',
      ['containerDefinitions[1].name is "a", as of another container.'],
    ],
  ])('%j', (text, messages) => {
    for (const message of messages) expect(refusal(text)).toContain(message);
  });
});
