import { resolveProfile } from '@ssoctl/core/internal/config/resolve-profile';
import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import type { Config, Profile, RoleProfile } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { SigningCredentials } from '@ssoctl/core/internal/identity/types';
import type { Env } from '../kit/context.ts';

/** A source of credentials that was passed over. */
export interface Shadowed {
  source: string;
  because: string;
}

/** Where the AWS CLI would take credentials from. */
export type Source = { profile?: string | undefined; shadowed: readonly Shadowed[]; region: string | undefined } & (
  | { kind: 'environment' | 'static'; credentials: SigningCredentials }
  | { kind: 'sso-session' | 'sso-legacy'; role: RoleProfile }
);

const ENVIRONMENT = 'environment';

/**
 * The AWS CLI's order: keys in the environment, unless --profile is given; then the profile, its sso settings before its keys.
 * @throws PROFILE_NOT_FOUND, PROFILE_NOT_SSO (for a profile that runs a program or assumes a role, with the way round) and what is wrong with the profile
 */
export function findSource(config: Config, env: Env, chosen: { profile: string | undefined; byFlag: boolean }): Source {
  const keys = keysInEnvironment(env);
  const profile = chosen.profile === undefined ? undefined : config.profiles.get(chosen.profile);
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || profile?.keys.get('region') || undefined;
  if (keys !== undefined && !chosen.byFlag) {
    const because = 'AWS_ACCESS_KEY_ID is set in the environment, which comes before a profile';
    const shadowed = profile === undefined ? [] : [{ source: `profile ${profile.name}`, because }];
    return { kind: ENVIRONMENT, credentials: keys, shadowed, region };
  }
  const shadowed: Shadowed[] =
    keys === undefined
      ? []
      : [{ source: ENVIRONMENT, because: '--profile is given, which comes before the environment' }];
  if (chosen.profile === undefined)
    throw new SsoctlError('PROFILE_NOT_FOUND', `no profile is chosen, and ${config.configFile} has no default one`, {
      hint: 'give --profile NAME, or run: ssoctl profiles list',
    });
  return ofProfile(config, resolveProfile(config, chosen.profile), shadowed, region);
}

function ofProfile(
  config: Config,
  profile: Profile,
  shadowed: readonly Shadowed[],
  region: string | undefined,
): Source {
  const { name, kind, keys } = profile;
  if (kind === 'sso-session' || kind === 'sso-legacy')
    return {
      kind,
      profile: name,
      role: resolveRole(config, name),
      shadowed: [...shadowed, ...besideSso(profile)],
      region,
    };
  const accessKeyId = keys.get('aws_access_key_id');
  const secretAccessKey = keys.get('aws_secret_access_key');
  if (kind === 'static' && accessKeyId && secretAccessKey) {
    const sessionToken = keys.get('aws_session_token');
    return { kind, profile: name, credentials: { accessKeyId, secretAccessKey, sessionToken }, shadowed, region };
  }
  if (kind === 'process' || kind === 'role') throw fromElsewhere(profile);
  resolveRole(config, name);
  throw new SsoctlError('PROFILE_INCOMPLETE', `profile "${name}" (${profile.file}:${profile.line}) has half of a key`, {
    hint: 'give it both aws_access_key_id and aws_secret_access_key',
  });
}

/** Programs of others are not run for their keys: the AWS CLI does that, where it is wanted. */
function fromElsewhere({ name, kind, file, line }: Profile): SsoctlError {
  const whence = kind === 'process' ? 'gets its credentials from a program' : 'assumes a role with those of another';
  const quoted = /^[\w@%+=:,./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
  return new SsoctlError('PROFILE_NOT_SSO', `profile "${name}" (${file}:${line}) ${whence}, which ssoctl does not do`, {
    hint: `run: eval "$(aws configure export-credentials --profile ${quoted} --format env)", then the command again`,
    details: { profile: name, kind, file, line },
  });
}

function besideSso({ name, keys }: Profile): Shadowed[] {
  const because = `profile ${name} has sso settings too, which come first`;
  return [
    ...(keys.has('aws_access_key_id') ? [{ source: 'static', because }] : []),
    ...(keys.has('credential_process') ? [{ source: 'process', because }] : []),
  ];
}

function keysInEnvironment(env: Env): SigningCredentials | undefined {
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken: env['AWS_SECURITY_TOKEN'] || env['AWS_SESSION_TOKEN'] };
}
