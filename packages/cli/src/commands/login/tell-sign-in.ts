import type { SignIn } from '@ssoctl/core/internal/config/types';
import type { SsoctlEvent } from '@ssoctl/core/internal/ports/index';
import type { FlowChoice } from '@ssoctl/core/internal/session/choose-flow';
import type { EventTeller } from '../../kit/context.ts';
import type { Output } from '../../kit/output.ts';
import { duration } from '../../kit/relative-time.ts';
import { visible } from '../../kit/visible.ts';

type Authorize = Extract<SsoctlEvent, { kind: 'authorize' }>;
type DeviceCode = Extract<SsoctlEvent, { kind: 'device-code' }>;

export interface SignInTalk {
  output: Output;
  signIn: SignIn;
  choice: FlowChoice;
  /** A URL as a drawing, where that was asked for. */
  draw?: ((url: string) => string) | undefined;
  /** The command that signs in; by default `ssoctl login NAME`. */
  command?: string | undefined;
}

/** What a person is told while a sign-in waits for them. Shown with `--quiet` too: without it nobody could act. */
export function tellSignIn(talk: SignInTalk): EventTeller {
  return (event) => {
    if (event.kind === 'authorize') tellAuthorize(talk, event);
    else if (event.kind === 'device-code') tellDeviceCode(talk, event);
    else return false;
    return true;
  };
}

function tellAuthorize({ output, signIn, draw, command }: SignInTalk, { url, opened, port }: Authorize): void {
  const { bold, cyan } = output.err.colours;
  output.tell(
    opened
      ? `Signing in to ${bold(visible(signIn.name))}. Your browser opens this page; approve the sign-in there:`
      : `Signing in to ${bold(visible(signIn.name))}. Open this page in a browser on this machine:`,
  );
  output.tell();
  output.tell(`  ${cyan(visible(url))}`);
  output.tell();
  if (draw) output.tell(draw(url));
  if (!opened)
    output.say(
      `The page answers to port ${port} of this machine. For a browser elsewhere: ${command ?? `ssoctl login ${visible(signIn.name)}`} --device-code`,
    );
  output.say('Waiting for you there. Ctrl-C cancels.');
}

function tellDeviceCode({ output, signIn, choice, draw }: SignInTalk, event: DeviceCode): void {
  const { bold, cyan } = output.err.colours;
  const because = choice.because === undefined ? '' : ` with a code: ${visible(choice.because)}`;
  output.tell(`Signing in to ${bold(visible(signIn.name))}${because}. Open this page, on any device:`);
  output.tell();
  output.tell(`  ${cyan(visible(event.completeUrl))}`);
  output.tell();
  output.tell(`Approve only if it shows the code  ${bold(visible(event.userCode))}`);
  if (event.url !== event.completeUrl) output.say(`(Where it asks for the code instead: ${visible(event.url)})`);
  output.tell();
  if (draw) output.tell(draw(event.completeUrl));
  output.say(`Waiting for you there, for ${duration(event.expiresInSeconds * 1000)} at most. Ctrl-C cancels.`);
}
