import type { SignIn } from '../config/types.ts';
import { type JsonValue, pythonJson } from './python-json.ts';
import { sha1Hex } from './sha1.ts';

/** What role credentials are cached under: the Region is no part of it. */
export interface CachedRole {
  accountId: string;
  roleName: string;
  signIn: SignIn;
}

/** Name of the token's file in `~/.aws/sso/cache`: the session's name decides, or the legacy start URL to the byte. */
export function tokenFile(signIn: SignIn): string {
  return hashed(signIn.kind === 'legacy' ? signIn.startUrl : signIn.name);
}

/**
 * Name of the client registration's file in `~/.aws/sso/cache`. `botocore` is the AWS CLI's own; registrations for the
 * authorization-code grant are kept apart as `ssoctl`, because older AWS CLIs would take one for a device registration.
 */
export function registrationFile(signIn: SignIn, tool: 'botocore' | 'ssoctl'): string {
  const session = signIn.kind === 'sso-session' ? signIn : undefined;
  // Sorted, as Python's sort_keys=True leaves them.
  const args: JsonValue = {
    region: signIn.region,
    scopes: session?.scopes ?? null,
    session_name: session?.name ?? null,
    startUrl: signIn.startUrl,
    tool,
  };
  return hashed(pythonJson(args));
}

/** Name of the role credentials' file in `~/.aws/cli/cache`. */
export function roleCredentialsFile({ accountId, roleName, signIn }: CachedRole): string {
  const owner = signIn.kind === 'legacy' ? { startUrl: signIn.startUrl } : { sessionName: signIn.name };
  return hashed(pythonJson({ accountId, roleName, ...owner }, 'compact'));
}

function hashed(text: string): string {
  return `${sha1Hex(text)}.json`;
}
