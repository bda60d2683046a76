import type { Json } from '../core/types.js';

const DOCS = 'https://docs.github.com/rest';

/** An error as GitHub's REST API answers it. */
export class GitHubError extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The entries of a 422. */
  readonly errors: readonly Json[] | undefined;

  constructor(
    status: number,
    message: string,
    options: { errors?: readonly Json[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'GitHubError';
    this.status = status;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }

  body(): Json {
    return {
      message: this.message,
      ...(this.errors && { errors: this.errors }),
      documentation_url: DOCS,
      status: String(this.status),
    };
  }
}

export function notFound(): GitHubError {
  return new GitHubError(404, 'Not Found');
}

/** What a job's token gets for whatever `permissions:` does not name. */
export function notAccessible(): GitHubError {
  return new GitHubError(403, 'Resource not accessible by integration');
}

export function badCredentials(): GitHubError {
  return new GitHubError(401, 'Bad credentials');
}

/** One invalid member of a body. */
export function validationFailed(resource: string, field: string, code: string, message?: string): GitHubError {
  return new GitHubError(422, 'Validation Failed', {
    errors: [{ resource, field, code, ...(message !== undefined && { message }) }],
  });
}

export function secondaryLimit(retryAfterSeconds: number): GitHubError {
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again. ' +
    'If you reach out to GitHub Support for help, please include the request ID.';
  return new GitHubError(403, message, { headers: { 'retry-after': String(retryAfterSeconds) } });
}

export function hourlyLimit(user: string): GitHubError {
  return new GitHubError(403, `API rate limit exceeded for ${user}.`);
}
