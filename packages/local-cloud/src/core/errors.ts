import type { JsonObject } from './types.js';

/** An error as an AWS API answers it. */
export class AwsError extends Error {
  /** The shape's name, which the SDK puts into `error.name`. */
  readonly code: string;
  readonly status: number;
  /** More members of the error's shape. */
  readonly details: JsonObject;
  /** The code that query-compatible services send beside the shape's name (`x-amzn-query-error`). */
  readonly queryCode: string;

  constructor(
    code: string,
    message: string,
    options: { status?: number; details?: JsonObject; queryCode?: string } = {},
  ) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
    this.queryCode = options.queryCode ?? code.replace(/Exception$/, '');
  }
}
