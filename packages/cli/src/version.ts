declare const SSOCTL_VERSION: string | undefined;

/** Put in when the program is built. */
export const VERSION = typeof SSOCTL_VERSION === 'string' ? SSOCTL_VERSION : '0.0.0-source';
