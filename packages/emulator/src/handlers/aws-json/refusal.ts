import {
  ADMIN_ERRORS,
  type AdminErrorName,
  type AdminServiceId,
  AWS_JSON_ERRORS,
  AWS_JSON_TYPE,
  type AwsJsonErrorName,
} from '@ssoctl/core/wire';
import { Refusal, type Reply } from '../reply.ts';

/** An exception as AWS JSON carries it: named in `__type`, with a namespace before it or not. */
export class AwsJsonRefusal extends Refusal {
  readonly status: number;
  readonly body: (requestId: string) => object;

  constructor(status: number, message: string, body: (requestId: string) => object) {
    super(message);
    this.status = status;
    this.body = body;
  }

  override reply(): Reply {
    return {
      status: this.status,
      headers: { 'content-type': AWS_JSON_TYPE },
      body: (requestId) => JSON.stringify(this.body(requestId)),
    };
  }
}

/** What any such service says before it looks at the operation: with `message` in lower case, unlike its own exceptions. */
export function refusedAtDoor(exception: AwsJsonErrorName, message: string = AWS_JSON_ERRORS[exception].message) {
  return new AwsJsonRefusal(AWS_JSON_ERRORS[exception].status, message, () => ({ __type: exception, message }));
}

/** An exception of the service's own. `more` goes into the body: `Reason`, `ResourceType` … */
export function refusal<S extends AdminServiceId>(
  service: S,
  exception: AdminErrorName<S> & string,
  message: string,
  more: object = {},
): AwsJsonRefusal {
  const statuses: Readonly<Record<string, number>> = ADMIN_ERRORS[service];
  return new AwsJsonRefusal(statuses[exception] ?? 400, message, (requestId) =>
    service === 'identitystore'
      ? { __type: `com.amazonaws.identitystore#${exception}`, Message: message, RequestId: requestId, ...more }
      : { __type: exception, Message: message, ...more },
  );
}

/** What an identity's policies do not allow. It comes before the service: 400 is what is seen, whatever the model says. */
export function notAuthorized(arn: string, action: string, because: string): AwsJsonRefusal {
  const message = `User: ${arn} is not authorized to perform: ${action} ${because}`;
  return new AwsJsonRefusal(400, message, () => ({ __type: 'AccessDeniedException', Message: message }));
}
