import type { State } from '../../state/state.ts';

/** `arn:aws:organizations::111122223333:KIND/o-…/ID`: all belong to the management account. */
export function organizationsArn(
  { seed }: State,
  kind: 'organization' | 'account' | 'root' | 'ou',
  id?: string,
): string {
  const { organization, instance } = seed;
  const of = `arn:${instance.partition}:organizations::${organization.managementAccountId}:${kind}/${organization.id}`;
  return id === undefined ? of : `${of}/${id}`;
}
