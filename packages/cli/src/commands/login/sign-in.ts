import type { SignIn } from '@ssoctl/core/internal/config/types';
import { chooseFlow, type FlowFlags } from '@ssoctl/core/internal/session/choose-flow';
import type { Context } from '../../kit/context.ts';
import { duration, relativeTime } from '../../kit/relative-time.ts';
import type { SignedIn } from '../../views/sign-in.ts';
import { tellSignIn } from './tell-sign-in.ts';

export interface HowToSignIn extends FlowFlags {
  noBrowser?: boolean;
  qr?: boolean;
  force?: boolean;
  fresh?: boolean;
  callbackPort?: number | undefined;
}

/** Signs a person in, telling them what to do, and says what came of it. */
export async function signInTo(context: Context, signIn: SignIn, how: HowToSignIn): Promise<SignedIn> {
  const { output, signal } = context;
  const { world, sessions } = await context.services();
  // A phone cannot come back to a port of this machine.
  const forPhone = how.qr === true && how.pkce !== true;
  const choice = forPhone
    ? { flow: 'device-code' as const, because: 'so that a phone can do it' }
    : chooseFlow(signIn, world.browser.use(), how);
  const draw = how.qr ? await drawing() : undefined;
  const result = await context.telling(tellSignIn({ output, signIn, choice, draw }), () =>
    sessions.signIn(signIn, {
      flow: choice.flow,
      openBrowser: !how.noBrowser && !forPhone,
      force: how.force,
      fresh: how.fresh,
      port: how.callbackPort,
      signal,
    }),
  );
  const state = await sessions.state(signIn);
  const refreshable = state.kind !== 'signed-out' && state.refreshable;
  const signedIn = { signIn, flow: result.flow, expiresAtMs: result.token.expiresAtMs, refreshable };
  output.say(outcome(context, signedIn, result.refreshed));
  return signedIn;
}

function outcome({ output, now }: Context, { signIn, flow, expiresAtMs, refreshable }: SignedIn, renewed: boolean) {
  const { green, bold } = output.err.colours;
  const name = bold(signIn.name);
  const nowMs = now();
  const left = duration(expiresAtMs - nowMs);
  if (renewed) return `${green('Signed in')} to ${name}: renewed without you, for ${left}.`;
  const then = refreshable ? `renews itself ${relativeTime(expiresAtMs, nowMs)}` : `for ${left}`;
  if (flow === 'none') return `Already ${green('signed in')} to ${name}, ${then}. To sign in anew: --force.`;
  return `${green('Signed in')} to ${name}, ${then}.`;
}

async function drawing(): Promise<(url: string) => string> {
  const { renderUnicodeCompact } = await import('uqr');
  return (url) => `${renderUnicodeCompact(url, { border: 2 })}\n`;
}
