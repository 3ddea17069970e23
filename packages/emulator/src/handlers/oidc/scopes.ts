import { ACCOUNT_ACCESS_SCOPE } from '@ssoctl/core/wire';
import { OidcRefusal } from './refusal.ts';

const PATTERN = /^[A-Za-z0-9_]{1,50}(:[A-Za-z0-9_]{1,50}){0,2}$/;
const MOST = 25;

/** Scope → what it lets a client do, in a person's words. */
const KNOWN: Readonly<Record<string, string>> = {
  [ACCOUNT_ACCESS_SCOPE]: 'See your AWS accounts and get credentials for the roles you have there',
  'codecatalyst:read_write': 'Read and change your CodeCatalyst spaces and projects',
  'codewhisperer:analysis': 'Have your code analysed',
  'codewhisperer:completions': 'Suggest code while you write',
  'codewhisperer:conversations': 'Chat about your code',
  'codewhisperer:taskassist': 'Work on tasks in your code',
  'codewhisperer:transformations': 'Transform your code',
  'sts:identity_context': 'Pass your identity on to AWS services',
  'sso:account': 'See your AWS accounts',
  aws: 'Use AWS services in your name',
  openid: 'Know who you are',
};

/** @throws OidcRefusal InvalidScopeException */
export function checkScopes(scopes: readonly string[], extra: readonly string[]): void {
  const known = (scope: string) => PATTERN.test(scope) && (Object.hasOwn(KNOWN, scope) || extra.includes(scope));
  if (scopes.length > MOST || !scopes.every(known)) throw new OidcRefusal('InvalidScopeException');
}

/** What a person is asked to allow. A client without scopes gets the portal, as before there were scopes. */
export function inPlainWords(scopes: readonly string[]): string[] {
  const asked = scopes.length === 0 ? [ACCOUNT_ACCESS_SCOPE] : scopes;
  return [...new Set(asked)].map((scope) => KNOWN[scope] ?? scope);
}

/** Whether a token with these scopes opens the portal's operations. */
export function opensPortal(scopes: readonly string[]): boolean {
  return scopes.length === 0 || scopes.includes(ACCOUNT_ACCESS_SCOPE);
}
