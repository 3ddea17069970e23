import { SsoctlError } from '../errors/index.ts';
import { closest, didYouMean } from './closest.ts';
import type { Config, Place, Profile } from './types.ts';

/**
 * The profile that was chosen, after the AWS CLI: the flag, AWS_PROFILE, AWS_DEFAULT_PROFILE. Undefined when none was;
 * empty ones count as not given.
 */
export function activeProfile(env: Readonly<Record<string, string | undefined>>, flag?: string): string | undefined {
  return flag || env['AWS_PROFILE'] || env['AWS_DEFAULT_PROFILE'] || undefined;
}

/** The profile of that name. @throws PROFILE_NOT_FOUND */
export function resolveProfile(config: Config, name: string): Profile {
  const profile = config.profiles.get(name);
  if (profile !== undefined) return profile;
  const stray = strayFor(config, name);
  const meant = didYouMean(name, config.profiles.keys());
  const evidence = stray ? `; ${stray.file}:${stray.line} has [${stray.name}], which is not a profile` : meant;
  throw new SsoctlError('PROFILE_NOT_FOUND', `there is no profile "${name}" in ${config.configFile}${evidence}`, {
    hint: stray
      ? `write ${headerOf('profile', name)} in line ${stray.line} of ${stray.file}`
      : 'run: ssoctl profiles list',
    details: { profile: name, file: config.configFile, closest: closest(name, config.profiles.keys()) },
  });
}

/** A section that nothing reads but that was probably meant: `[dev]`, `[profile: dev]`, `[Profile dev]`, `[sso_session dev]`. */
export function strayFor(config: Config, name: string): (Place & { name: string }) | undefined {
  for (const [raw, place] of config.strays ?? []) {
    if (raw === name || raw.endsWith(` ${name}`)) return { name: raw, ...place };
  }
  return undefined;
}

/** A header as the AWS CLI writes it: names with blanks are quoted. */
export function headerOf(kind: 'profile' | 'sso-session', name: string): string {
  return `[${kind} ${/\s/.test(name) ? `'${name}'` : name}]`;
}
