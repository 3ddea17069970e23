import { createHash } from 'node:crypto';
import type { Home } from './home.ts';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

/** Where the AWS CLI keeps the token of a session, or of a profile without one (then by its start URL). */
export const tokenFile = (sessionOrStartUrl: string) => `.aws/sso/cache/${sha1(sessionOrStartUrl)}.json`;

/** Where a tool keeps the client registration of a session that asks for the AWS CLI's usual scope. */
export function registrationFile(
  startUrl: string,
  region: string,
  session: string,
  tool: 'botocore' | 'ssoctl',
): string {
  const key = `{"region": "${region}", "scopes": ["sso:account:access"], "session_name": "${session}", "startUrl": "${startUrl}", "tool": "${tool}"}`;
  return `.aws/sso/cache/${sha1(key)}.json`;
}

/** Where the AWS CLI keeps the credentials of a role. */
export function roleCredentialsFile(accountId: string, roleName: string, session: string): string {
  return `.aws/cli/cache/${sha1(`{"accountId":"${accountId}","roleName":"${roleName}","sessionName":"${session}"}`)}.json`;
}

export interface TokenDocument {
  accessToken: string;
  expiresAt: string;
  refreshToken?: string;
  [key: string]: string | undefined;
}

export const readToken = (home: Home, file = tokenFile('corp')): TokenDocument => JSON.parse(home.read(file));

/** Rewrites a token file so that its access token ends in so many seconds, as if that time had passed. */
export function ageToken(home: Home, secondsLeft: number, file = tokenFile('corp')): void {
  const expiresAt = new Date(Date.now() + secondsLeft * 1000).toISOString().replace(/\.\d+/, '');
  home.write(file, home.read(file).replace(/("expiresAt": ?)"[^"]*"/, `$1"${expiresAt}"`));
}

/**
 * A file's bytes with every value replaced by what kind of value it is: what is left is names, order, separators, spaces,
 * date form and the end of the file. Two programs that write alike give the same.
 */
export function form(text: string): string {
  return text
    .replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, (date) => date.replace(/\d/g, '0'))
    .replace(/("(\w+)": ?)"(?!0000-)[^"]*"/g, '$1"<$2>"');
}
