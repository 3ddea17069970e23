import { allSignIns } from '@ssoctl/core/internal/config/sign-ins';
import type { Config } from '@ssoctl/core/internal/config/types';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import { givenPortal } from '@ssoctl/core/internal/locate/portal';
import { canonicalStartUrl } from '@ssoctl/core/internal/wire/start-url';
import type { Context } from '../../kit/context.ts';
import type { Choice } from '../../kit/prompter.ts';

export interface NamedPortal {
  /** The argument. */
  url: string | undefined;
  startUrl: string | undefined;
  /** A session that may be configured already. */
  session: string | undefined;
}

const UNASKED = { missing: 'the address of the access portal is missing', flag: 'it: ssoctl setup URL' };

/**
 * The start URL that a person means, as they gave it: named, that of the session named, one that is configured, or typed.
 * @throws USAGE, ANSWER_NEEDED
 */
export async function choosePortal(context: Context, config: Config, named: NamedPortal): Promise<string> {
  const { url, startUrl, session } = named;
  if (url !== undefined && startUrl !== undefined && url !== startUrl)
    throw new SsoctlError('USAGE', `two addresses are given: ${url} and ${startUrl}`, { hint: 'give one of them' });
  const given = url ?? startUrl ?? (session && config.sessions.get(session)?.keys.get('sso_start_url'));
  if (given !== undefined && given !== '') return given;
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
  return prompt.select('Which portal?', [...known.values(), { value: undefined, label: 'Another one' }], UNASKED);
}

function askStartUrl({ prompt }: Context): Promise<string> {
  return prompt.text('Address of your access portal, like https://corp.awsapps.com/start', UNASKED, startUrlFault);
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
