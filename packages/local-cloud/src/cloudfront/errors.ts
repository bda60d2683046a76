import { AwsError } from '../core/errors.js';

/** CloudFront's errors, with its codes, statuses and words. */

export function noSuchDistribution(): AwsError {
  return new AwsError('NoSuchDistribution', 'The specified distribution does not exist.', { status: 404 });
}

export function noSuchInvalidation(): AwsError {
  return new AwsError('NoSuchInvalidation', 'The specified invalidation does not exist.', { status: 404 });
}

export function noSuchCachePolicy(): AwsError {
  return new AwsError('NoSuchCachePolicy', 'The specified cache policy does not exist.', { status: 404 });
}

export function noSuchResponseHeadersPolicy(): AwsError {
  return new AwsError('NoSuchResponseHeadersPolicy', 'The specified response headers policy does not exist.', {
    status: 404,
  });
}

export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}

export function missingBody(): AwsError {
  return new AwsError('MissingBody', 'The request body is missing or is not the expected document.');
}

export function inconsistentQuantities(): AwsError {
  return new AwsError('InconsistentQuantities', 'The value of Quantity and the size of Items do not match.');
}

export function batchTooLarge(): AwsError {
  return new AwsError('BatchTooLarge', 'Your request contains too many invalidation paths.', { status: 413 });
}

export function tooManyInvalidations(): AwsError {
  return new AwsError(
    'TooManyInvalidationsInProgress',
    'Processing your request will cause you to exceed the maximum number of in-progress wildcard invalidations or invalidation paths.',
  );
}

export function batchAlreadyExists(): AwsError {
  return new AwsError(
    'InvalidationBatchAlreadyExists',
    'An invalidation batch with the same caller reference and other paths already exists.',
  );
}
