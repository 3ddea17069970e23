/**
 * Every code an error of ours can carry, with the process exit code it maps to and its title.
 * Codes are stable: scripts match on them. Exit codes: docs/exit-codes in `ssoctl help exit-codes`.
 */
export const ERROR_CODES = {
  USAGE: { exit: 2, title: 'The command line is wrong' },
  ANSWER_NEEDED: { exit: 2, title: 'A question cannot be asked without a terminal' },

  CONFIG_UNREADABLE: { exit: 3, title: 'A configuration file cannot be read' },
  CONFIG_INVALID: { exit: 3, title: 'A configuration file is malformed' },
  CONFIG_CHANGED: { exit: 3, title: 'A configuration file changed while it was being edited' },
  PROFILE_NOT_FOUND: { exit: 3, title: 'No such profile' },
  PROFILE_INCOMPLETE: { exit: 3, title: 'A profile lacks a setting' },
  PROFILE_INCONSISTENT: { exit: 3, title: 'A profile contradicts its sso-session' },
  PROFILE_NOT_SSO: { exit: 3, title: 'A profile does not sign in through IAM Identity Center' },
  SESSION_NOT_FOUND: { exit: 3, title: 'No such sso-session' },
  SESSION_INCOMPLETE: { exit: 3, title: 'An sso-session lacks a setting' },
  NO_SESSION: { exit: 3, title: 'No sso-session is configured' },
  START_URL_INVALID: { exit: 3, title: 'The start URL is not one of an access portal' },
  REGION_INVALID: { exit: 3, title: 'The Region is malformed' },
  ACCOUNT_ID_INVALID: { exit: 3, title: 'The account id is malformed' },
  BACKUP_NOT_FOUND: { exit: 3, title: 'No such copy of a configuration file' },
  ALREADY_EXISTS: { exit: 3, title: 'A different section of that name exists' },
  SESSION_IN_USE: { exit: 3, title: 'Profiles still use the sso-session' },
  CA_BUNDLE_INVALID: { exit: 3, title: 'The CA bundle cannot be used' },
  PROXY_INVALID: { exit: 3, title: 'The proxy setting cannot be used' },
  ENDPOINT_INVALID: { exit: 3, title: 'An endpoint setting cannot be used' },

  SIGN_IN_REQUIRED: { exit: 4, title: 'Nobody is signed in' },
  SESSION_ENDED: { exit: 4, title: 'The sign-in has ended' },
  CREDENTIALS_EXPIRED: { exit: 4, title: 'The credentials have expired' },
  SIGN_IN_EXPIRED: { exit: 4, title: 'The sign-in was not approved in time' },

  ACCESS_DENIED: { exit: 5, title: 'The service refused access' },
  SIGN_IN_DENIED: { exit: 5, title: 'The sign-in was refused' },
  NOT_FOUND: { exit: 5, title: 'The service knows no such thing' },
  SERVICE_REJECTED: { exit: 5, title: 'The service rejected the request' },
  SIGN_IN_FAILED: { exit: 5, title: 'The sign-in did not complete' },

  NETWORK_UNREACHABLE: { exit: 6, title: 'The service cannot be reached' },
  TLS_UNTRUSTED: { exit: 6, title: 'The certificate of the service is not trusted' },
  PROXY_FAILED: { exit: 6, title: 'The proxy did not let the connection through' },
  TIMED_OUT: { exit: 6, title: 'The service did not answer in time' },
  SERVICE_UNAVAILABLE: { exit: 6, title: 'The service failed' },
  THROTTLED: { exit: 6, title: 'The service is throttling' },

  LOCKED: { exit: 7, title: 'Another process holds the lock' },

  INCOMPLETE: { exit: 8, title: 'Finished, but incomplete' },
  NOT_REVOKED: { exit: 8, title: 'Signed out here, but not at the service' },

  REGION_NOT_FOUND: { exit: 1, title: 'The Region of an access portal was not found' },
  FILE_UNREADABLE: { exit: 1, title: 'A file cannot be read' },
  FILE_UNWRITABLE: { exit: 1, title: 'A file cannot be written' },
  SNAPSHOT_INVALID: { exit: 1, title: 'A snapshot of who has access cannot be used' },
  DISK_FULL: { exit: 1, title: 'The disk is full' },
  CALLBACK_UNAVAILABLE: { exit: 1, title: 'The callback listener cannot be opened' },
  COMMAND_NOT_FOUND: { exit: 127, title: 'The command to run does not exist' },
  COMMAND_NOT_RUNNABLE: { exit: 126, title: 'The command to run cannot be started' },
  EMULATOR_FAILED: { exit: 1, title: 'The emulator cannot do that' },
  INTERNAL: { exit: 1, title: 'A defect in ssoctl' },

  CANCELLED: { exit: 130, title: 'Cancelled' },
} as const satisfies Record<string, { exit: number; title: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;
