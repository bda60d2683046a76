import {
  input,
  pathOfInput,
  UserError,
  type InputSpec,
  type InputValues,
  type Runner,
} from '@platform-actions/action-kit';
import { awsInputs } from '@platform-actions/aws';
import { gateInputs } from '@platform-actions/findings';
import { ecrRegistryOf, parseImageReference } from './image-reference.js';
import { SBOM_FORMATS, SCANNERS } from './scanner/trivy.js';
import type { Source } from './source.js';

export const ENGINES = ['trivy', 'grype', 'ecr'] as const;

const DB_REPOSITORY = /^[a-z0-9][\w.-]*(?::\d{1,5})?(?:\/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?$/;

/** Every input of action.yml. */
export const inputSpec = {
  image: input.text(),
  input: input.text(),
  report: input.text(),
  engine: input.oneOf(ENGINES, { default: 'trivy' }),
  'engine-version': input.text(),
  'tool-path': input.text(),
  checksum: input.text(),
  'mirror-url': input.text(),
  'mirror-auth': input.text(),
  scanners: input.linesOf(SCANNERS, { default: 'vuln\nsecret' }),
  platform: input.pattern(
    /^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/,
    'must be os/architecture, such as linux/amd64 or linux/arm/v7.',
  ),
  'sbom-format': input.oneOf(SBOM_FORMATS, { default: 'cyclonedx' }),
  'db-repository': input.lines(),
  'max-db-age': input.duration({ min: 1 }),
  'registry-username': input.text(),
  'registry-password': input.text(),
  ...gateInputs,
  ...awsInputs,
} satisfies InputSpec;

export type Inputs = InputValues<typeof inputSpec>;
export type Engine = Inputs['engine'];

/**
 * Every input, checked as far as it can be without the network, and what is to be judged.
 *
 * @throws UserError that lists what is wrong.
 */
export function readInputs(runner: Runner): Inputs & { readonly source: Source } {
  const inputs = runner.inputs(inputSpec);
  for (const secret of [inputs.registryPassword, inputs.mirrorAuth]) if (secret !== undefined) runner.mask(secret);
  const problems = [...sourceProblems(inputs), ...loginProblems(inputs), ...engineProblems(inputs)];
  if (problems.length > 0) throw new UserError(problems.join('\n'));
  const source = sourceOf(runner, inputs);
  if (inputs.engine === 'ecr' && source.kind === 'image' && ecrRegistryOf(source.reference.registry) === undefined) {
    throw new UserError(
      `Input "image" is ${JSON.stringify(source.reference.text)}: engine ecr needs an image of a private ECR registry, such as 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-api@sha256:<64 hex digits>.`,
    );
  }
  return { ...inputs, source };
}

function sourceProblems({ image, input: file, report }: Inputs): string[] {
  const given = Object.entries({ image, input: file, report }).flatMap(([name, value]) => (value ? [name] : []));
  if (given.length === 1) return [];
  const found =
    given.length === 0 ? 'none of them is given' : `${given.map((name) => `"${name}"`).join(' and ')} are given`;
  return [`Give exactly one of "image", "input" and "report": ${found}.`];
}

function loginProblems({ registryUsername, registryPassword }: Inputs): string[] {
  if ((registryUsername === undefined) === (registryPassword === undefined)) return [];
  const missing = registryUsername === undefined ? 'registry-username' : 'registry-password';
  return [`Input "${missing}" is missing: "registry-username" and "registry-password" go together. Is the secret set?`];
}

function engineProblems({ engine, image, report, dbRepository, platform, scanners }: Inputs): string[] {
  const badRepository = dbRepository.find((repository) => !DB_REPOSITORY.test(repository));
  const problems = [
    ...(badRepository === undefined
      ? []
      : [
          `Input "db-repository" has the line ${JSON.stringify(badRepository)}: must be registry/repository:tag, such as ghcr.io/aquasecurity/trivy-db:2.`,
        ]),
    ...(scanners.length > 0
      ? []
      : ['Input "scanners" is empty: name at least one, since a scan for nothing finds nothing.']),
  ];
  if (report !== undefined || engine === 'trivy') return problems;
  const only = scanners.filter((scanner) => scanner !== 'vuln' && scanner !== 'secret');
  if (dbRepository.length > 0) problems.push(`Input "db-repository" is for the engine trivy; the engine is ${engine}.`);
  if (only.length > 0)
    problems.push(`Input "scanners" has ${only.join(', ')}; the engine ${engine} looks for vulnerabilities only.`);
  if (engine === 'ecr' && image === undefined)
    problems.push('The engine ecr needs "image": the registry scans what it holds.');
  if (engine === 'ecr' && platform !== undefined) {
    problems.push(
      `Input "platform" is ${JSON.stringify(platform)}: ECR scans per manifest, so give the digest of that platform's.`,
    );
  }
  return problems;
}

function sourceOf(runner: Runner, { image, input: file, report }: Inputs): Source {
  if (image !== undefined) return { kind: 'image', reference: parseImageReference(image) };
  if (file !== undefined)
    return { kind: 'input', path: pathOfInput(runner, 'input', file, { temp: true }), shown: file };
  const shown = report ?? '';
  return { kind: 'report', path: pathOfInput(runner, 'report', shown, { temp: true }), shown };
}
