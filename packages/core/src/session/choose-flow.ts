import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { SignInFlow } from '../oidc/types.ts';
import type { BrowserUse } from '../ports/index.ts';

export interface FlowFlags {
  pkce?: boolean | undefined;
  deviceCode?: boolean | undefined;
}

export interface FlowChoice {
  flow: SignInFlow;
  /** Why the device flow was taken though nobody asked for it. */
  because?: string | undefined;
}

/**
 * Which flow a sign-in takes: PKCE, unless asked otherwise, unless a page opened here would not reach the person, and
 * unless the profile is a legacy one (those have no registration that the authorization-code grant could use).
 * @throws USAGE when both flows are asked for, or PKCE on a legacy profile
 */
export function chooseFlow(signIn: SignIn, browser: BrowserUse, flags: FlowFlags = {}): FlowChoice {
  if (flags.pkce && flags.deviceCode)
    throw new SsoctlError('USAGE', '--pkce and --device-code exclude each other', { hint: 'name one of them' });
  if (flags.pkce) {
    refusePkceOnLegacy(signIn);
    return { flow: 'pkce' };
  }
  if (flags.deviceCode) return { flow: 'device-code' };
  if (signIn.kind === 'legacy')
    return {
      flow: 'device-code',
      because: `profile ${signIn.name} holds sso_start_url itself, without an sso-session`,
    };
  if (!browser.usable) return { flow: 'device-code', because: browser.because };
  return { flow: 'pkce' };
}

/** @throws USAGE for a legacy sign-in */
export function refusePkceOnLegacy(signIn: SignIn): void {
  if (signIn.kind !== 'legacy') return;
  throw new SsoctlError('USAGE', `profile ${signIn.name} has no sso-session, and without one PKCE cannot be used`, {
    hint: 'run: ssoctl profiles migrate, or sign in with --device-code',
    details: { profile: signIn.name },
  });
}
