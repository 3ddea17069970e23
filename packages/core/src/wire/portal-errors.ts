/** An error of the portal as it goes over the wire. */
export interface PortalWireError {
  status: number;
  /** The `message` that the service is known to send. */
  message: string;
}

/**
 * Exception name → status and usual message. `ForbiddenException` and `MethodNotAllowedException` are not in the
 * service's model, but it sends them: "No access" answers an account and role that are not assigned.
 */
export const PORTAL_ERRORS = {
  InvalidRequestException: { status: 400, message: 'Invalid request' },
  UnauthorizedException: { status: 401, message: 'Session token not found or invalid' },
  ForbiddenException: { status: 403, message: 'No access' },
  ResourceNotFoundException: { status: 404, message: 'Resource not found' },
  MethodNotAllowedException: { status: 405, message: 'Method not allowed' },
  TooManyRequestsException: { status: 429, message: 'HTTP 429 Unknown Code' },
  InternalServerException: { status: 500, message: 'Internal server error' },
} as const satisfies Record<string, PortalWireError>;

export type PortalErrorName = keyof typeof PORTAL_ERRORS;

/** Goes before the exception name in the body's `__type`. */
export const PORTAL_TYPE_PREFIX = 'com.amazonaws.switchboard.portal#';
