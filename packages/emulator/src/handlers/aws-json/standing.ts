import type { State } from '../../state/state.ts';

/** What an account is to the organization. */
export type Standing = 'management' | 'delegated' | 'member' | 'outside';

/** Where an account stands; `delegated` is an administrator for that service, or for any where none is named. */
export function standingOf(state: State, accountId: string, service?: string): Standing {
  const { organization } = state.seed;
  if (accountId === organization.managementAccountId) return 'management';
  const delegated = organization.delegatedAdministrators.some(
    ({ account, services }) => account === accountId && (service === undefined || services.includes(service)),
  );
  if (delegated) return 'delegated';
  return state.directory.account(accountId) === undefined ? 'outside' : 'member';
}
