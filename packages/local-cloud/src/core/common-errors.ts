import { AwsError } from './errors.js';
import type { CallFaults } from './faults.js';
import type { ApiRequest, CloudService } from './types.js';

type Failure = NonNullable<CallFaults['failure']>;

/** The AWS error a fault stands for, in the words and with the status of the service's protocol. */
export function faultError(
  fault: Exclude<Failure, { kind: 'drop' }>,
  service: CloudService,
  request: ApiRequest,
): AwsError {
  switch (fault.kind) {
    case 'throttle':
      return service.protocol === 'query'
        ? new AwsError('Throttling', 'Rate exceeded')
        : new AwsError('ThrottlingException', 'Rate exceeded', { queryCode: 'Throttling' });
    case 'server-error':
      return new AwsError(
        fault.code ?? 'ServerException',
        fault.message ?? 'Service Unavailable. Please try again later.',
        {
          status: fault.status ?? 500,
        },
      );
    case 'access-denied':
      return accessDenied(service, request);
    case 'expired-token':
      return expiredToken(service);
  }
}

/** @see faultError: also answered for temporary credentials past their expiry. */
export function expiredToken(service: CloudService | undefined): AwsError {
  const message = 'The security token included in the request is expired';
  return service?.protocol === 'query'
    ? new AwsError('ExpiredToken', message, { status: 403 })
    : new AwsError('ExpiredTokenException', message);
}

/** The error of a request for an operation the service does not have here: never an empty success. */
export function unknownOperation(service: CloudService, operation: string): AwsError {
  return service.protocol === 'query'
    ? new AwsError('InvalidAction', `Could not find operation ${operation} for version 2011-06-15`)
    : new AwsError('UnknownOperationException', `local-cloud does not have ${service.name}.${operation}.`);
}

/** IAM's wording for an action that no identity-based policy allows. */
function accessDenied(service: CloudService, request: ApiRequest): AwsError {
  const action = `${service.iamPrefix}:${request.operation}`;
  const resource = service.resourceOf?.(request.operation, request.input) ?? '*';
  const message =
    `User: ${request.principal.arn} is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`;
  if (service.protocol === 'query') return new AwsError('AccessDenied', message, { status: 403 });
  return new AwsError('AccessDeniedException', message, { queryCode: 'AccessDenied' });
}
