import { allSignIns } from '@ssoctl/core/internal/config/sign-ins';
import type { Config } from '@ssoctl/core/internal/config/types';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import { givenPortal } from '@ssoctl/core/internal/locate/portal';
import { canonicalStartUrl } from '@ssoctl/core/internal/wire/start-url';
import type { Context } from '../../kit/context.ts';
import type { Choice } from '../../kit/prompter.ts';

/** What is missing where nobody can be asked for it. */
export const WHERE = { missing: 'the address of the access portal is missing', flag: 'it: ssoctl setup URL' };

/** The address on the command line, as an argument or as an option. @throws USAGE when both are given and differ */
export function givenAddress(argument: string | undefined, option: string | undefined): string | undefined {
  if (argument === undefined || option === undefined || argument === option) return argument ?? option;
  throw new SsoctlError('USAGE', `two addresses are given: ${argument} and ${option}`, { hint: 'give one of them' });
}

/** The start URL that a person means: one that is configured, or typed, in whatever form. @throws ANSWER_NEEDED */
export async function choosePortal(context: Context, config: Config): Promise<string> {
  return (await pickKnown(context, config)) ?? askStartUrl(context);
}

/** Undefined: another one. */
async function pickKnown({ prompt }: Context, config: Config): Promise<string | undefined> {
  const known = new Map<string, Choice<string | undefined>>();
  for (const { kind, name, startUrl } of allSignIns(config)) {
    const label = canonicalStartUrl(startUrl);
    const hint = kind === 'legacy' ? `of profile ${name}` : `session ${name}`;
    if (!known.has(label)) known.set(label, { value: startUrl, label, hint });
  }
  if (known.size === 0 || !prompt.usable) return undefined;
  return prompt.select('Which portal?', [...known.values(), { value: undefined, label: 'Another one' }], WHERE);
}

function askStartUrl({ prompt }: Context): Promise<string> {
  return prompt.text('Address of your access portal, like https://corp.awsapps.com/start', WHERE, startUrlFault);
}

/** What to say to a text that is no start URL. */
function startUrlFault(text: string): string | undefined {
  try {
    givenPortal(text);
    return undefined;
  } catch (error) {
    if (!isSsoctlError(error, 'START_URL_INVALID')) throw error;
    const because = error.message.replace(/^.*? is not the start URL of an access portal: /s, '');
    return `No: ${because}${error.hint === undefined ? '' : ` (${error.hint})`}`;
  }
}
