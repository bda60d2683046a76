import { AwsError } from './errors.js';
import type { CallFaults } from './faults.js';
import type { AnyService } from './dispatcher.js';
import type { ApiRequest, CloudService } from './types.js';

type Failure = NonNullable<CallFaults['failure']>;

/** The AWS error a fault stands for, in the words and with the status of the service's protocol. */
export function faultError(
  fault: Exclude<Failure, { kind: 'drop' | 'hold' }>,
  service: AnyService,
  request: ApiRequest,
): AwsError {
  switch (fault.kind) {
    case 'throttle':
      return service.protocol === 'query'
        ? new AwsError('Throttling', 'Rate exceeded')
        : new AwsError('ThrottlingException', 'Rate exceeded', { queryCode: 'Throttling' });
    case 'server-error':
      return serverError(fault, service);
    case 'access-denied':
      return accessDenied(service, request);
    case 'expired-token':
      return expiredToken(service);
  }
}

function serverError(fault: Extract<Failure, { kind: 'server-error' }>, service: AnyService): AwsError {
  const usual =
    service.protocol === 'rest'
      ? service.serverError(fault.code)
      : new AwsError(fault.code ?? 'ServerException', 'Service Unavailable. Please try again later.', { status: 500 });
  const { status = usual.status, message = usual.message } = fault;
  return new AwsError(usual.code, message, { status, details: usual.details });
}

/** @see faultError: also answered for temporary credentials past their expiry. */
export function expiredToken(service: AnyService | undefined): AwsError {
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
function accessDenied(service: AnyService, request: ApiRequest): AwsError {
  const operation = service.protocol === 'rest' ? service.iamActionOf?.(request.operation) : undefined;
  const action = `${service.iamPrefix}:${operation ?? request.operation}`;
  const resource = service.resourceOf?.(request.operation, request.input) ?? '*';
  const message =
    `User: ${request.principal.arn} is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`;
  if (service.protocol === 'query') return new AwsError('AccessDenied', message, { status: 403 });
  return new AwsError('AccessDeniedException', message, { queryCode: 'AccessDenied' });
}
