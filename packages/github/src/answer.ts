import { IncompleteAnswerError } from './incomplete.js';
import type { Account } from './people/person.js';

/** An object of an answer, read field by field; each reader throws IncompleteAnswerError for a field it cannot use. */
export interface Answer {
  text(name: string): string;
  /** A text that may be absent or null: then empty. */
  textOrEmpty(name: string): string;
  integer(name: string): number;
  /** Milliseconds since the epoch, of GitHub's `2026-01-31T12:00:00Z`. */
  time(name: string): number;
  object(name: string): Answer;
  /** `null` where GitHub says so; a field that is not there at all is unusable. */
  objectOrNull(name: string): Answer | null;
  list(name: string): readonly Answer[];
  raw(name: string): unknown;
}

/** @param what the thing that the answer is about, for the error: `workflow run 7`. */
export function answerOf(value: unknown, what: string): Answer {
  if (!isObject(value)) throw new IncompleteAnswerError(what, ['content']);
  const unusable = (name: string): IncompleteAnswerError => new IncompleteAnswerError(what, [name]);
  const object = (name: string): Answer => {
    const inner = value[name];
    if (!isObject(inner)) throw unusable(name);
    return answerOf(inner, what);
  };
  const text = (name: string): string => {
    const inner = value[name];
    if (typeof inner !== 'string') throw unusable(name);
    return inner;
  };
  return {
    text,
    textOrEmpty: (name) => (value[name] === undefined || value[name] === null ? '' : text(name)),
    integer: (name) => {
      const inner = value[name];
      if (typeof inner !== 'number' || !Number.isSafeInteger(inner)) throw unusable(name);
      return inner;
    },
    time: (name) => {
      const time = Date.parse(text(name));
      if (Number.isNaN(time)) throw unusable(name);
      return time;
    },
    object,
    objectOrNull: (name) => (value[name] === null ? null : object(name)),
    list: (name) => {
      const inner = value[name];
      if (!Array.isArray(inner)) throw unusable(name);
      return inner.map((each) => answerOf(each, what));
    },
    raw: (name) => value[name],
  };
}

/** A list that is an answer of its own. */
export function answersOf(value: unknown, what: string): readonly Answer[] {
  return answerOf({ list: value }, what).list('list');
}

/** @throws IncompleteAnswerError where it is not about an account. */
export function accountOf(answer: Answer): Account {
  return { id: answer.integer('id'), login: answer.text('login'), type: answer.text('type') };
}

/** `null` where GitHub says that there is nobody: an account that was deleted, a mail that it does not know. */
export function accountOrNull(answer: Answer, name: string): Account | null {
  const account = answer.objectOrNull(name);
  return account && accountOf(account);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
