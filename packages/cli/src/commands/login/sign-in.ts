import type { SignIn } from '@ssoctl/core/internal/config/types';
import { chooseFlow, type FlowFlags } from '@ssoctl/core/internal/session/choose-flow';
import type { Context, EventTeller } from '../../kit/context.ts';
import { duration } from '../../kit/relative-time.ts';
import type { Colours } from '../../kit/sink.ts';
import { visible } from '../../kit/visible.ts';
import type { SignedIn } from '../../views/sign-in.ts';
import { tellSignIn } from './tell-sign-in.ts';

export interface HowToSignIn extends FlowFlags {
  noBrowser?: boolean;
  qr?: boolean;
  force?: boolean;
  fresh?: boolean;
  callbackPort?: number | undefined;
  /** Whose settings say how services are called; by default the active profile's. */
  profile?: string | undefined;
  /** The command that signs in; by default `ssoctl login NAME`. */
  command?: string | undefined;
}

/** Signs a person in, telling them what to do, and says what came of it. */
export async function signInTo(context: Context, signIn: SignIn, how: HowToSignIn): Promise<SignedIn> {
  const { output, signal } = context;
  const { world, sessions } = await context.services(how.profile);
  const forPhone = how.qr === true && how.pkce !== true;
  const choice = forPhone
    ? { flow: 'device-code' as const, because: 'a phone cannot come back to a port of this machine' }
    : chooseFlow(signIn, world.browser.use(), how);
  const draw = how.qr ? await drawing(output.err.colours) : undefined;
  const teller = tellSignIn({ output, signIn, choice, draw, command: how.command });
  let toldWhy = false;
  const told: EventTeller = (event) => {
    toldWhy ||= event.kind === 'device-code';
    return teller(event);
  };
  const result = await context.telling(told, () =>
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
  // A code that is approved already is shown to nobody; that there was one, and why, is said all the same.
  const why = result.flow === 'device-code' && !toldWhy ? choice.because : undefined;
  output.say(outcome(context, signedIn, result.refreshed, why));
  return signedIn;
}

function outcome(
  { output, now }: Context,
  { signIn, flow, expiresAtMs, refreshable }: SignedIn,
  renewed: boolean,
  why: string | undefined,
) {
  const { green, bold } = output.err.colours;
  const name = bold(visible(signIn.name));
  const good = `The token is good for ${duration(expiresAtMs - now())}${refreshable ? ', then renews itself' : ''}.`;
  const how = why === undefined ? '' : ` with a code that was approved already: ${visible(why)}`;
  if (flow !== 'none') return `${green('Signed in')} to ${name}${how}. ${good}`;
  if (renewed) return `${green('Signed in')} to ${name}, without asking you. ${good}`;
  return `Already ${green('signed in')} to ${name}. ${good} To sign in anew: --force.`;
}

/** Dark on light whatever the terminal's own colours, where colours may be used: cameras want it so. */
async function drawing({ bgBlack, whiteBright }: Colours): Promise<(url: string) => string> {
  const { renderUnicodeCompact } = await import('uqr');
  return (url) => {
    const lines = renderUnicodeCompact(url, { border: 2 }).split('\n');
    return `${lines.map((line) => bgBlack(whiteBright(line))).join('\n')}\n`;
  };
}
