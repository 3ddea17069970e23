import type { AdminServiceId } from './admin-operations.ts';

/** Exception name → HTTP status, by service. Sources: the services' models; for Organizations, whose model has none, 400 for all but its own failures. */
export const ADMIN_ERRORS = {
  'sso-admin': {
    AccessDeniedException: 403,
    ConflictException: 409,
    InternalServerException: 500,
    ResourceNotFoundException: 404,
    ServiceQuotaExceededException: 402,
    ThrottlingException: 429,
    ValidationException: 400,
  },
  identitystore: {
    AccessDeniedException: 403,
    ConflictException: 409,
    InternalServerException: 500,
    ResourceNotFoundException: 404,
    ServiceQuotaExceededException: 402,
    ThrottlingException: 429,
    ValidationException: 400,
  },
  organizations: {
    AWSOrganizationsNotInUseException: 400,
    AccessDeniedException: 400,
    AccountNotFoundException: 400,
    AccountNotRegisteredException: 400,
    ChildNotFoundException: 400,
    InvalidInputException: 400,
    OrganizationalUnitNotFoundException: 400,
    ParentNotFoundException: 400,
    ServiceException: 500,
    TargetNotFoundException: 400,
    TooManyRequestsException: 400,
  },
} as const satisfies Record<AdminServiceId, Record<string, number>>;

export type AdminErrorName<S extends AdminServiceId> = keyof (typeof ADMIN_ERRORS)[S];

/** What any service that speaks AWS JSON may answer before it looks at the operation. None of these is in a model. */
export const AWS_JSON_ERRORS = {
  ExpiredTokenException: { status: 400, message: 'The security token included in the request is expired' },
  IncompleteSignatureException: {
    status: 400,
    message: 'The request signature does not conform to AWS standards',
  },
  InvalidSignatureException: {
    status: 400,
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
  MissingAuthenticationTokenException: { status: 400, message: 'Missing Authentication Token' },
  SerializationException: { status: 400, message: 'The request body is not a JSON object' },
  UnknownOperationException: { status: 400, message: 'The requested operation is not recognized by the service' },
  UnrecognizedClientException: { status: 400, message: 'The security token included in the request is invalid.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type AwsJsonErrorName = keyof typeof AWS_JSON_ERRORS;
