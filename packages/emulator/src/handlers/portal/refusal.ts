import { ERROR_TYPE_HEADER, PORTAL_ERRORS, PORTAL_TYPE_PREFIX, type PortalErrorName } from '@ssoctl/core/wire';
import { json, Refusal, type Reply } from '../reply.ts';

const TYPE_SUFFIX = ':http://internal.amazon.com/coral/com.amazonaws.switchboard.portal/';

export class PortalRefusal extends Refusal {
  readonly exception: PortalErrorName;

  constructor(exception: PortalErrorName, message: string = PORTAL_ERRORS[exception].message) {
    super(message);
    this.exception = exception;
  }

  override reply(): Reply {
    const body = { message: this.message, __type: `${PORTAL_TYPE_PREFIX}${this.exception}` };
    const headers = { [ERROR_TYPE_HEADER]: `${this.exception}${TYPE_SUFFIX}` };
    return json(PORTAL_ERRORS[this.exception].status, body, headers);
  }
}
