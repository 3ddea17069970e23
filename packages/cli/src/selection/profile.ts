import { activeProfile } from '@ssoctl/core/internal/config/resolve-profile';
import type { Config } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../kit/context.ts';

/**
 * The profile whose credentials are meant: the argument, --profile, AWS_PROFILE, `default` if there is one, the one picked.
 * @throws ANSWER_NEEDED, USAGE
 */
export async function chooseProfile(
  { globals, env, prompt }: Pick<Context, 'globals' | 'env' | 'prompt'>,
  config: Config,
  argument?: string,
): Promise<string> {
  if (argument !== undefined && globals.profile !== undefined && argument !== globals.profile)
    throw new SsoctlError('USAGE', `two profiles are named: ${argument} and ${globals.profile}`, {
      hint: 'name one of them',
    });
  const chosen = argument || activeProfile(env, globals.profile);
  if (chosen !== undefined) return chosen;
  if (config.profiles.has('default')) return 'default';
  const usable = [...config.profiles.values()].filter(({ kind }) => kind === 'sso-session' || kind === 'sso-legacy');
  if (usable.length === 0)
    throw new SsoctlError('PROFILE_NOT_FOUND', `no profile is configured in ${config.configFile}`, {
      hint: 'run: ssoctl profiles add NAME',
    });
  return prompt.select(
    'Which profile?',
    usable.map(({ name, keys }) => ({
      value: name,
      label: name,
      hint: `${keys.get('sso_role_name')} in ${keys.get('sso_account_id')}`,
    })),
    { missing: 'no profile is named', flag: 'a profile, by --profile NAME or AWS_PROFILE' },
  );
}
