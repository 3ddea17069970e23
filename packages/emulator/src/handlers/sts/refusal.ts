import { Refusal, type Reply } from '../reply.ts';
import { stsDocument } from './xml.ts';

/** Code → status and the service's words. */
const ERRORS = {
  ExpiredToken: { status: 403, message: 'The security token included in the request is expired' },
  IncompleteSignature: { status: 400, message: 'The request signature does not conform to AWS standards' },
  InvalidAction: { status: 400, message: 'Could not find that operation for version 2011-06-15' },
  InvalidClientTokenId: { status: 403, message: 'The security token included in the request is invalid.' },
  MissingAuthenticationToken: { status: 403, message: 'Request is missing Authentication Token' },
  RequestExpired: { status: 400, message: 'Request has expired.' },
  SignatureDoesNotMatch: {
    status: 403,
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
} as const;

export type StsErrorCode = keyof typeof ERRORS;

export class StsRefusal extends Refusal {
  readonly code: StsErrorCode;

  constructor(code: StsErrorCode, message: string = ERRORS[code].message) {
    super(message);
    this.code = code;
  }

  override reply(): Reply {
    return {
      status: ERRORS[this.code].status,
      headers: { 'content-type': 'text/xml' },
      body: (requestId) =>
        stsDocument('ErrorResponse', {
          Error: { Type: 'Sender', Code: this.code, Message: this.message },
          RequestId: requestId,
        }),
    };
  }
}
