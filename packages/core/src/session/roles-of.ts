import { profilesOf } from '../config/sign-ins.ts';
import type { Config, SignIn } from '../config/types.ts';
import type { SignedInRole } from './types.ts';

/** The roles that the profiles of a sign-in name, as they stand: what a sign-out has to forget. Incomplete profiles are left out. */
export function rolesOf(config: Config, signIn: SignIn): SignedInRole[] {
  return profilesOf(config, signIn).flatMap((name) => {
    const keys = config.profiles.get(name)?.keys;
    const accountId = keys?.get('sso_account_id');
    const roleName = keys?.get('sso_role_name');
    return accountId && roleName ? [{ accountId, roleName }] : [];
  });
}
