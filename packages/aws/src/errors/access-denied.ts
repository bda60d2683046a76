import { errorParts } from './classify.js';

/** What a policy would have to allow. */
export interface MissingPermission {
  /** `ecs:UpdateService`. */
  readonly action: string;
  /** The ARN as AWS names it; `*` where it names none. */
  readonly resource: string;
}

interface Denial extends MissingPermission {
  /** ARN of the caller; `undefined` where AWS does not say. */
  readonly principal: string | undefined;
  readonly explicit: boolean;
  /** The kind of the policy that forbids, or that does not allow: `service control policy`. */
  readonly policyKind: string | undefined;
  readonly policyArn: string | undefined;
}

const NAMES = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/;

/** The sentence of IAM's troubleshooting guide, in all of its variants: without principal, colon, resource or reason; S3 quotes. */
const SENTENCE =
  /(?:User: (?<principal>\S+) is )?not authorized to perform:? (?<action>[a-z0-9-]+:[A-Za-z0-9*]+)(?: on (?:the )?resource: "?(?<resource>[^\s"]+))?/i;
const EXPLICIT = /with an explicit deny in (?:an? |the )?(?<kind>[^:]+?)(?:: (?<arn>arn:\S+))?\s*$/i;
const IMPLICIT = /because no (?<kind>.+?) allows /i;

/** Whether AWS refused a call for want of a permission. */
export function isAccessDenied(thrown: unknown): boolean {
  const { name, message } = errorParts(thrown);
  return NAMES.test(name) || SENTENCE.test(message);
}

/** The permission that a refused call lacked; `undefined` for other errors and where AWS does not say which. */
export function missingPermission(thrown: unknown): MissingPermission | undefined {
  const denial = parseDenial(errorParts(thrown).message);
  return denial && { action: denial.action, resource: denial.resource };
}

/** What is missing or forbidden, where, and what to add: for a person who may change policies. */
export function describeDenial(message: string): string {
  const denial = parseDenial(message);
  if (denial === undefined)
    return `access was denied and AWS did not say for which action. ${message}${encodedHint(message)}`;
  const { principal, action, resource } = denial;
  const who = principal === undefined ? 'the credentials' : principal;
  const where = resource === '*' ? '' : ` on ${resource}`;
  return `access was denied: ${who} may not call ${action}${where}. ${remedy(denial)}`;
}

/** The statement that allows an action, as IAM takes it; of S3 for all objects, since one key is of no use in a policy. */
function statement({ action, resource }: MissingPermission): string {
  const passRole = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } };
  return JSON.stringify({
    Effect: 'Allow',
    Action: action,
    Resource: resource.replace(/^(arn:[\w-]+:s3:::[^/]+)\/.+$/, '$1/*'),
    ...(action === 'iam:PassRole' ? passRole : {}),
  });
}

function remedy(denial: Denial): string {
  const { explicit, policyKind, policyArn, principal } = denial;
  const caller = callerName(principal);
  const allow = `${caller} is allowed it by this statement: ${statement(denial)}`;
  const keeper = /^(service|resource) control policy$/i.test(policyKind ?? '')
    ? ' (kept by the administrators of the AWS organization)'
    : '';
  if (explicit) {
    const where = `${policyKind ?? 'policy'}${policyArn === undefined ? '' : ` ${policyArn}`}${keeper}`;
    return `An explicit Deny in the ${where} forbids it, and no Allow overrides a Deny: remove or narrow it. Apart from that, ${allow}`;
  }
  if (policyKind === undefined || /^identity-based/i.test(policyKind)) {
    return `Add this statement to a policy of ${caller}: ${statement(denial)}`;
  }
  return `The ${policyKind}${keeper} does not allow it and has to, in addition to the caller's own policy. There, ${allow}`;
}

/** `the role deploy` for an assumed role's session; the session's own name is of no use in a policy. */
function callerName(principal: string | undefined): string {
  const [, role] = /:assumed-role\/([^/]+)\//.exec(principal ?? '') ?? [];
  if (role !== undefined) return `the role ${role}`;
  const [, user] = /:user\/(\S+)$/.exec(principal ?? '') ?? [];
  return user === undefined ? 'the caller' : `the user ${user}`;
}

/** EC2 and some others hide the details in a message that only the account itself can decode. */
function encodedHint(message: string): string {
  return /Encoded authorization failure message/i.test(message)
    ? ' To read it: aws sts decode-authorization-message --encoded-message <the text above>.'
    : '';
}

function parseDenial(message: string): Denial | undefined {
  const found = SENTENCE.exec(message)?.groups;
  const action = found?.['action'];
  if (found === undefined || action === undefined) return undefined;
  const explicit = EXPLICIT.exec(message)?.groups;
  const implicit = IMPLICIT.exec(message)?.groups;
  return {
    principal: found['principal'],
    action,
    resource: found['resource']?.replace(/[.,;:]+$/, '') ?? '*',
    explicit: explicit !== undefined,
    policyKind: explicit?.['kind'] ?? implicit?.['kind'],
    policyArn: explicit?.['arn'],
  };
}
