import type { Discovery } from '@ssoctl/core/internal/directory/discover';
import type { Denied } from '@ssoctl/core/internal/directory/rejections';
import type { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Source } from '../../selection/source.ts';
import type { MissingRight } from '../../views/discover.ts';

/** The rights without which calls failed, each once, in the order of the calls, and whom to ask for them. */
export function missingRights(
  { failures, organization, delegatedAdministrators }: Omit<Discovery, 'instances'>,
  source: Source,
): MissingRight[] {
  const found = new Map<string, MissingRight>();
  for (const { error } of failures) {
    const action = error.details?.['action'];
    if (typeof action === 'string' && !found.has(action)) found.set(action, { action, ask: askFor(action, error) });
  }
  return [...found.values()];

  function askFor(action: string, error: SsoctlError): string {
    const denied = error.details?.['denied'] as Denied | undefined;
    if (denied === 'policy') return `ask for ${action} ${whose(source)}`;
    if (denied !== 'account' || organization === undefined) return error.hint ?? `ask for ${action}`;
    const [delegate] = delegatedAdministrators;
    const or =
      delegate === undefined ? 'the delegated administrator' : `the delegated administrator ${delegate.accountId}`;
    return `use a profile in the management account ${organization.managementAccountId}, or in ${or}`;
  }
}

function whose(source: Source): string {
  if ('role' in source) return `in permission set ${source.role.roleName}, account ${source.role.accountId}`;
  return source.kind === 'environment'
    ? 'for the keys in the environment'
    : `for the keys of profile ${source.profile}`;
}
