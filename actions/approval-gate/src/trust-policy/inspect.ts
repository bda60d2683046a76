import { boundsOf, boundsOfDeny, takesIn, type Bound } from './bounds.js';
import {
  environmentsOfClaim,
  environmentsOfSubject,
  isExactly,
  subjectIsOurs,
  tightest,
  workflowLeeway,
  type Leeway,
} from './claims.js';
import { DEPLOY_WORKFLOW, ISSUER, type DeploymentRole } from './deployment-role.js';
import { audienceOf } from './generate.js';
import { appliesTo, isGitHub, strangers, WEB_IDENTITY } from './principals.js';
import type { Condition, Statement, TrustPolicy } from './statements.js';
import type { TrustCode, TrustFinding } from './trust-finding.js';

/** What the role ought to be like. */
export interface Expectation extends DeploymentRole {
  /** Whether the policy asks for an approval before a deployment into an environment. */
  readonly asksApproval: (environment: string) => boolean;
  /** The subject that GitHub gives now to a job that deploys into an environment; `undefined` where that is not known. */
  readonly subjectOf: (environment: string) => string | undefined;
}

/** Everything by which somebody else than an approved deployment could assume the role; empty where nothing is found. */
export function inspectTrustPolicy({ statements }: TrustPolicy, expected: Expectation): TrustFinding[] {
  const allowing = statements.filter(({ effect, actions }) => effect === 'Allow' && appliesTo(actions));
  const denying = statements.filter(
    ({ effect, actions, principals }) => effect === 'Deny' && appliesTo(actions, WEB_IDENTITY) && isGitHub(principals),
  );
  const forGitHub = allowing.filter(
    ({ principals, actions }) => isGitHub(principals) && appliesTo(actions, WEB_IDENTITY),
  );
  return [
    ...allowing.flatMap(strangers),
    ...(forGitHub.length === 0 ? [nobody()] : []),
    ...forGitHub.flatMap((statement) => inspectStatement(statement, denying, expected)),
  ];
}

/** A claim's bounds in a statement, those of the policy's denials included. */
type Bounds = (claim: string) => Bound[];

function inspectStatement(statement: Statement, denying: readonly Statement[], expected: Expectation): TrustFinding[] {
  const bounds: Bounds = (claim) => {
    const key = `${ISSUER}:${claim}`;
    return [...boundsOf(statement, key), ...denying.flatMap((denial) => boundsOfDeny(denial, key))];
  };
  const found = [
    ...inspectOperators(statement),
    ...inspectWorkflow(bounds, expected),
    ...inspectAudience(bounds, statement),
    ...inspectRepository(bounds, expected),
    ...inspectEnvironment(bounds, expected),
    ...inspectForm(bounds, expected),
  ];
  return found.map(({ code, severity, text }) => ({ code, severity, text: `In ${statement.name}, ${text}` }));
}

function nobody(): TrustFinding {
  return {
    code: 'trust-nobody',
    severity: 'broken',
    text: `No statement allows ${WEB_IDENTITY} to GitHub's provider: this is not the trust policy of a role that deploys.`,
  };
}

/** The claims of GitHub's tokens that AWS has keys for. A condition on another one never sees a value. */
const CLAIMS = [
  ...['aud', 'azp', 'amr', 'sub', 'actor', 'actor_id', 'job_workflow_ref', 'repository', 'repository_id'],
  ...['workflow', 'ref', 'environment', 'enterprise_id'],
];

function inspectOperators({ conditions }: Statement): TrustFinding[] {
  const ours = conditions.filter(({ key }) => key.startsWith(`${ISSUER}:`));
  const named = (some: readonly Condition[]): string => [...new Set(some.map(({ key }) => claimOf(key)))].join(', ');
  const forAll = ours.filter(({ operator }) => operator.set === 'forallvalues');
  const ifExists = ours.filter(({ operator }) => operator.ifExists);
  const unknown = ours.filter(({ key }) => !CLAIMS.includes(claimOf(key)));
  return [
    ...finding('trust-for-all-values', 'broken', forAll, (list) => `ForAllValues: holds where there is no ${list}.`),
    ...finding('trust-if-exists', 'weak', ifExists, (list) => `IfExists holds where there is no ${list}.`),
    ...finding('trust-claim-unknown', 'weak', unknown, (list) => `AWS has no key for ${list}, so it sees no value.`),
  ];
  function finding(
    code: TrustCode,
    severity: TrustFinding['severity'],
    some: readonly Condition[],
    text: (list: string) => string,
  ): TrustFinding[] {
    return some.length === 0 ? [] : [{ code, severity, text: text(named(some)) }];
  }
}

function claimOf(key: string): string {
  return key.slice(ISSUER.length + 1);
}

function inspectWorkflow(bounds: Bounds, expected: Expectation): TrustFinding[] {
  const wanted = `${expected.pipelines}/${DEPLOY_WORKFLOW}`;
  const findings: Readonly<Record<Leeway, readonly TrustFinding[]>> = {
    none: [],
    version: [
      {
        code: 'trust-workflow-version',
        severity: 'weak',
        text: `job_workflow_ref takes other versions of ${wanted} than ${expected.pipelineRefs.join(', ')}, which may ask for no approval.`,
      },
    ],
    branch: [
      {
        code: 'trust-workflow-branch',
        severity: 'broken',
        text: `job_workflow_ref takes ${wanted} at a branch, where every push changes what deploys.`,
      },
    ],
    any: [
      {
        code: 'trust-workflow',
        severity: 'broken',
        text: `job_workflow_ref is not held to ${wanted} at a tag: a workflow without the gate can assume the role.`,
      },
    ],
  };
  return [...findings[tightest(bounds('job_workflow_ref').map((bound) => workflowLeeway(bound, expected)))]];
}

function inspectAudience(bounds: Bounds, { principals }: Statement): TrustFinding[] {
  const partitions = principals.values.map(({ value }) => value.split(':')[1] ?? 'aws');
  const audiences = partitions.map(audienceOf);
  const held = bounds('aud').some((bound) => audiences.some((audience) => isExactly(bound, audience)));
  const text = `aud is not held to ${audiences[0] ?? audienceOf('aws')}: a token made for somebody else is taken.`;
  return held ? [] : [{ code: 'trust-audience', severity: 'weak', text }];
}

function inspectRepository(bounds: Bounds, { repository }: Expectation): TrustFinding[] {
  const { owner, repo, id } = repository;
  const held =
    bounds('repository_id').some((bound) => isExactly(bound, String(id))) ||
    bounds('repository').some((bound) => isExactly(bound, `${owner}/${repo}`)) ||
    bounds('sub').some((bound) => subjectIsOurs(bound, repository));
  const text = `neither repository_id nor sub is held to ${owner}/${repo}: another repository can assume the role.`;
  return held ? [] : [{ code: 'trust-repository', severity: 'broken', text }];
}

function inspectEnvironment(bounds: Bounds, { asksApproval }: Expectation): TrustFinding[] {
  const named = environmentsOf(bounds);
  if (named.length === 0) {
    const text = 'no environment is asked for: a deployment into one that needs no approval can assume the role.';
    return [{ code: 'trust-environment', severity: 'broken', text }];
  }
  if (named.some((environments) => environments.every(asksApproval))) return [];
  const ungated = [...new Set(named.flat().filter((environment) => !asksApproval(environment)))].join(', ');
  const text = `the role is for ${ungated} too, for which the policy asks no approval.`;
  return [{ code: 'trust-environment-ungated', severity: 'broken', text }];
}

/** The environments that each bound holds a job to, where it does. */
function environmentsOf(bounds: Bounds): string[][] {
  const named = [...bounds('sub').map(environmentsOfSubject), ...bounds('environment').map(environmentsOfClaim)];
  return named.filter((environments) => environments !== undefined);
}

/** A repository that is renamed, or opts in, gets subjects with ids: a policy with names alone then locks it out. */
function inspectForm(bounds: Bounds, { subjectOf }: Expectation): TrustFinding[] {
  const takes = (subject: string): boolean =>
    bounds('sub').every((bound) => bound.values.some((value) => takesIn(bound, value, subject)));
  const given = environmentsOf(bounds)
    .flat()
    .map(subjectOf)
    .filter((subject) => subject !== undefined);
  const [first] = given;
  if (first === undefined || given.some(takes)) return [];
  const text = `sub does not take ${first}, which is what GitHub gives this repository: nothing can deploy.`;
  return [{ code: 'trust-subject-form', severity: 'weak', text }];
}
