import type { AccountShape, OrganizationalUnitShape } from '@ssoctl/core/wire';
import type { AccountStatus, SeedAccount } from '../../seed/types.ts';
import type { Unit } from '../../state/organization.ts';
import type { State } from '../../state/state.ts';
import { organizationsArn } from './arns.ts';

/** What the old member says of states that it never heard of. */
const STATUS: Readonly<Record<AccountStatus, NonNullable<AccountShape['Status']>>> = {
  PENDING_ACTIVATION: 'SUSPENDED',
  ACTIVE: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  PENDING_CLOSURE: 'PENDING_CLOSURE',
  CLOSED: 'SUSPENDED',
};

/** All but `Paths`, which lists of delegated administrators leave out. */
export function accountFacts(state: State, account: SeedAccount): AccountShape {
  const { id, name, email, status, joinedMethod, joinedAt } = account;
  const { accountStatus } = state.behaviour;
  return {
    Id: id,
    Arn: organizationsArn(state, 'account', id),
    ...(email === undefined ? {} : { Email: email }),
    ...(name === undefined ? {} : { Name: name }),
    ...(accountStatus === 'state' ? {} : { Status: STATUS[status] }),
    ...(accountStatus === 'status' ? {} : { State: status }),
    JoinedMethod: joinedMethod,
    JoinedTimestamp: Date.parse(joinedAt) / 1000,
  };
}

export function accountShape(state: State, account: SeedAccount): AccountShape {
  return { ...accountFacts(state, account), Paths: [state.directory.organization.pathOf(account.id)] };
}

export function unitShape(state: State, { id, name, path }: Unit): OrganizationalUnitShape {
  return { Id: id, Arn: organizationsArn(state, 'ou', id), Name: name, Path: path };
}
