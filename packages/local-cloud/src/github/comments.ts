import { optionalText } from '../core/input.js';
import { GitHubError, notFound, validationFailed } from './errors.js';
import { pageOf } from './paging.js';
import type { Comment } from './state.js';
import type { GitHubAnswer, GitHubCall } from './types.js';
import { commentView } from './views.js';

const MAX_CHARACTERS = 65_536;

export function listIssueComments(call: GitHubCall): GitHubAnswer {
  const issue = issueOf(call);
  const all = call.repository.comments.filter((comment) => comment.issue === issue);
  const { items, headers } = pageOf(all, call);
  return { status: 200, headers, body: items.map((comment) => view(call, comment)) };
}

export function createIssueComment(call: GitHubCall): GitHubAnswer {
  const issue = issueOf(call);
  if (call.repository.locked.has(issue)) {
    throw new GitHubError(403, 'Unable to create comment because issue is locked.');
  }
  const now = call.state.clock.now();
  const { login, type } = call.identity;
  const comment: Comment = {
    id: call.state.nextId(),
    issue,
    body: bodyOf(call),
    author: { login, type },
    createdAt: now,
    updatedAt: now,
  };
  call.repository.comments.push(comment);
  return { status: 201, body: view(call, comment) };
}

/** Whoever may write to the repository may change anybody's comment, as on GitHub. */
export function updateIssueComment(call: GitHubCall): GitHubAnswer {
  const comment = commentOf(call);
  comment.body = bodyOf(call);
  comment.updatedAt = call.state.clock.now();
  return { status: 200, body: view(call, comment) };
}

export function deleteIssueComment(call: GitHubCall): GitHubAnswer {
  const gone = commentOf(call);
  call.repository.comments = call.repository.comments.filter((comment) => comment !== gone);
  return { status: 204 };
}

function view({ repository, apiUrl }: GitHubCall, comment: Comment) {
  return commentView(comment, repository, apiUrl);
}

function issueOf({ repository, path }: GitHubCall): number {
  const number = Number(path['issue_number']);
  if (!repository.pulls.has(number)) throw notFound();
  return number;
}

function commentOf({ repository, path }: GitHubCall): Comment {
  const found = repository.comments.find(({ id }) => id === Number(path['comment_id']));
  if (!found) throw notFound();
  return found;
}

function bodyOf({ body }: GitHubCall): string {
  const text = optionalText(body, 'body');
  if (text === undefined) throw new GitHubError(422, 'Invalid request.\n\n"body" wasn\'t supplied.');
  if (text.trim() === '') throw validationFailed('IssueComment', 'data', 'unprocessable', "Body can't be blank");
  if (Array.from(text).length > MAX_CHARACTERS) {
    const message = `Body is too long (maximum is ${MAX_CHARACTERS} characters)`;
    throw validationFailed('IssueComment', 'data', 'unprocessable', message);
  }
  return text;
}
