import { describe, expect, it } from '@jest/globals';
import { UserError } from '@platform-actions/action-kit';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readOnlyFields, registerSchema, membersOf } from '../../src/task-definition/ecs-schema.js';
import {
  applyOverrides,
  differences,
  fromDescribed,
  parseTaskDefinition,
  sameDefinition,
} from '../../src/task-definition/index.js';
import { described, frozen } from './arbitrary.js';

const parse = (text: string, allowUnknownFields = false) =>
  parseTaskDefinition(text, { file: 'td.json', allowUnknownFields });

describe('fromDescribed', () => {
  it('keeps all but read-only fields and reserved tags', () => {
    const container = { name: 'app', command: [], environment: [{ name: 'E', value: '' }], mountPoints: [] };
    const result = fromDescribed(
      frozen({
        family: 'web',
        revision: 3,
        status: 'ACTIVE',
        deleteRequestedAt: undefined,
        registeredBy: 'arn',
        volumes: [],
        enableFaultInjection: true,
        containerDefinitions: [container],
      }),
      frozen([
        { key: 'team', value: '' },
        { key: 'aws:cloudformation:stack-name', value: 'x' },
      ]),
    );
    expect(result).toEqual({
      family: 'web',
      volumes: [],
      enableFaultInjection: true,
      containerDefinitions: [container],
      tags: [{ key: 'team', value: '' }],
    });
  });

  it('sends no empty tags', () => {
    expect(fromDescribed({ family: 'web' }, [{ key: 'AWS:x', value: 'y' }])).toEqual({ family: 'web' });
  });

  it('knows the read-only fields of the SDK in use', () => {
    expect([...readOnlyFields].sort()).toEqual([
      'compatibilities',
      'deleteRequestedAt',
      'deregisteredAt',
      'registeredAt',
      'registeredBy',
      'requiresAttributes',
      'revision',
      'status',
      'taskDefinitionArn',
    ]);
  });
});

describe('what ECS describes, written to a file and read again', () => {
  it.each([
    ['JSON', (value: unknown) => JSON.stringify(value, null, 2)],
    ['YAML', (value: unknown) => stringify(value)],
  ])('as %s is what fromDescribed gives', (_, write) => {
    fc.assert(
      fc.property(described, ({ taskDefinition, tags }) => {
        const expected = fromDescribed(frozen(taskDefinition), frozen(tags));
        const { definition, warnings } = parse(write({ taskDefinition, tags }));
        expect(definition).toEqual(expected);
        expect(warnings).toEqual([]);
        expect(sameDefinition(definition, expected)).toBe(true);
      }),
    );
  });
});

describe('any text', () => {
  /** Only UserErrors, and what is accepted can be worked with. */
  function survives(text: string): void {
    for (const allow of [true, false]) {
      try {
        const { definition } = parse(text, allow);
        expect(sameDefinition(definition, definition)).toBe(true);
        expect(differences(definition, definition)).toEqual([]);
        applyOverrides(definition, { images: [], containerName: undefined, environment: new Map([['A', 'b']]) });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
  }

  const names = [
    ...membersOf(registerSchema).keys(),
    'name',
    'image',
    'environment',
    'value',
    'healthCheck',
    'options',
  ];
  const nearlyRight = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom<unknown>(null, true, 0, -1.5, 1e300, '', 'text', '256', '__proto__'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string({ maxLength: 5 })), tie('value'), { maxKeys: 4 }),
    ),
  })).value;

  it('of JSON is read or refused, never a crash', () => {
    fc.assert(fc.property(fc.json(), survives), { numRuns: 300 });
    fc.assert(
      fc.property(nearlyRight, nearlyRight, (containers, rest) => {
        survives(JSON.stringify({ family: 'w', containerDefinitions: containers, volumes: rest, tags: rest }));
        survives(JSON.stringify({ family: 'w', containerDefinitions: [{ name: 'a', ...(rest as object) }] }));
        survives(JSON.stringify(containers));
      }),
      { numRuns: 500 },
    );
  });

  it('of anything else, too', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), survives), { numRuns: 500 });
    const yaml = fc.array(
      fc.constantFrom(
        'family',
        ': ',
        '- ',
        '\n',
        '  ',
        '&a ',
        '*a',
        '? ',
        '!!set ',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '|',
        '%',
        '#',
        '<<',
      ),
    );
    fc.assert(
      fc.property(yaml, (pieces) => {
        survives(pieces.join(''));
      }),
      { numRuns: 1000 },
    );
  });
});
