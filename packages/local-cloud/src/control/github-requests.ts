import { isObject, optionalNumber, optionalObject, optionalText, texts } from '../core/input.js';
import type { Json } from '../core/types.js';
import { DEPLOYMENT_STATES } from '../github/deployment-state.js';
import { RUN_CONCLUSIONS, RUN_STATUSES } from '../github/run-state.js';
import type {
  CommitSeed,
  DispatchSeed,
  ReviewSeed,
  RunChange,
  RunSeed,
  StatusSeed,
  UserSeed,
} from '../github/seeds.js';
import { document, oneOf, text } from './requests.js';

/** Checks of what another process says about GitHub. @throws Error that says which member is wrong, and what is right */

const RUN_TEXTS = ['path', 'event', 'branch', 'sha', 'title', 'headRepository'];

export function readRunChange(body: Json): RunChange {
  const change = document(body);
  for (const name of RUN_TEXTS) optionalText(change, name);
  if (change['status'] !== undefined) oneOf(change, 'status', RUN_STATUSES);
  if (typeof change['conclusion'] === 'string') oneOf(change, 'conclusion', RUN_CONCLUSIONS);
  return change;
}

export function readRun(body: Json): RunSeed {
  const seed = document(body);
  readRunChange(seed);
  text(seed, 'workflow');
  for (const name of ['repository', 'actor', 'triggeringActor']) optionalText(seed, name);
  for (const name of ['id', 'attempt', 'createdAt']) optionalNumber(seed, name);
  return seed as unknown as RunSeed;
}

export function readDispatch(body: Json): DispatchSeed {
  const seed = document(body);
  for (const name of ['workflow', 'actor']) text(seed, name);
  for (const name of ['repository', 'ref']) optionalText(seed, name);
  const inputs = optionalObject(seed, 'inputs') ?? {};
  for (const name of Object.keys(inputs)) optionalText(inputs, name);
  if (seed['conclusion'] !== undefined) oneOf(seed, 'conclusion', RUN_CONCLUSIONS);
  return seed as unknown as DispatchSeed;
}

/** One member that is a text: the name of an artifact, who starts a run again. */
export function readText(body: Json, name: string): string {
  return text(document(body), name);
}

export function readStatus(body: Json): StatusSeed {
  const status = document(body);
  oneOf(status, 'state', DEPLOYMENT_STATES);
  for (const name of ['description', 'logUrl', 'creator']) optionalText(status, name);
  return status as unknown as StatusSeed;
}

export function readReview(body: Json): ReviewSeed {
  const review = document(body);
  text(review, 'user');
  oneOf(review, 'state', ['approved', 'rejected', 'pending']);
  if (texts(review, 'environments').length === 0) throw new Error('environments is missing.');
  optionalText(review, 'comment');
  return review as unknown as ReviewSeed;
}

export function readUser(body: Json): { readonly login: string; readonly seed: UserSeed } {
  const { login, ...seed } = document(body);
  for (const name of ['role', 'repository']) optionalText(seed, name);
  if (seed['type'] !== undefined) oneOf(seed, 'type', ['Bot', 'Organization', 'User']);
  return { login: text({ login }, 'login'), seed };
}

export function readCommit(body: Json): CommitSeed {
  const seed = document(body);
  for (const name of ['repository', 'ref', 'sha', 'author', 'committer', 'message', 'pusher']) optionalText(seed, name);
  const files = optionalObject(seed, 'files') ?? {};
  for (const [path, content] of Object.entries(files)) if (!isObject(content)) optionalText(files, path);
  texts(seed, 'parents');
  return seed;
}
