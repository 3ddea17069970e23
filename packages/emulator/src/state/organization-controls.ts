import type { AccountStatus } from '../seed/types.ts';
import { assign, unassign } from './assign.ts';
import type { Grant } from './assignments.ts';
import { endSession } from './sign-ins.ts';
import type { State } from './state.ts';

/** An assignment in names: account by id or name, permission set by name, and a user or a group by name or id. */
export interface NamedAssignment {
  account: string;
  permissionSet: string;
  user?: string | undefined;
  group?: string | undefined;
}

/** What an administrator does elsewhere: at once, whoever is in the middle of listing. All names may be ids. */
export interface OrganizationControls {
  /** Their assignments stay, as at AWS; their sign-ins end. @throws RangeError */
  deleteUser(user: string): void;
  /** Its assignments stay. @throws RangeError */
  deleteGroup(group: string): void;
  /** Puts a user into a group, or takes them out. @throws RangeError */
  setMember(user: string, group: string, isMember: boolean): void;
  /** @throws RangeError */
  setAccountStatus(account: string, status: AccountStatus): void;
  /** @throws RangeError */
  assign(assignment: NamedAssignment): void;
  /** Nothing happens where there is no such assignment. @throws RangeError */
  unassign(assignment: NamedAssignment): void;
  /** Makes what is provisioned of a permission set outdated, in an account or in all. @throws RangeError */
  drift(permissionSet: string, account?: string): void;
  /** The next assignments and provisionings that are due fail, for that reason. */
  failRequests(reason?: string, count?: number): void;
}

const USUAL_FAILURE = 'An unexpected internal service exception was encountered';

export function createOrganizationControls(state: State): OrganizationControls {
  const moment = () => ({ atMs: state.clock.now(), listingDelayMs: state.behaviour.listingDelay * 1000 });
  const user = (name: string) => {
    const { people } = state.directory;
    return (people.user(name) ?? people.findUser(name) ?? unknown('user', name)).id;
  };
  const group = (name: string) => {
    const { people } = state.directory;
    return (people.group(name) ?? people.groups.find((one) => one.name === name) ?? unknown('group', name)).id;
  };
  const account = (name: string) => {
    const { organization } = state.directory;
    return (
      organization.account(name) ??
      organization.accounts.find((a) => a.name === name) ??
      unknown('account', name)
    ).id;
  };
  const permissionSet = (name: string) => {
    const known = state.seed.permissionSets.find((set) => set.name === name || set.arn === name);
    return (known ?? unknown('permission set', name)).name;
  };
  const grantOf = (named: NamedAssignment): Grant => {
    const where = { accountId: account(named.account), permissionSet: permissionSet(named.permissionSet) };
    if ((named.user === undefined) === (named.group === undefined)) throw new RangeError('name a user or a group');
    return named.user !== undefined
      ? { ...where, principalType: 'USER', principalId: user(named.user) }
      : { ...where, principalType: 'GROUP', principalId: group(named.group ?? '') };
  };
  return {
    deleteUser(name) {
      const id = user(name);
      const userName = state.directory.people.user(id)?.name;
      for (const session of [...state.portalSessions.values()])
        if (session.userName === userName) endSession(state, session.id);
      state.directory.people.deleteUser(id);
    },
    deleteGroup: (name) => state.directory.people.deleteGroup(group(name)),
    setMember: (name, groupName, isMember) => state.directory.people.setMember(user(name), group(groupName), isMember),
    setAccountStatus: (name, status) => state.directory.organization.setStatus(account(name), status),
    assign: (named) => assign(state.directory, grantOf(named), moment()),
    unassign: (named) => unassign(state.directory, grantOf(named), moment()),
    drift(name, accountName) {
      const set = permissionSet(name);
      const { provisioning } = state.directory;
      const accounts = accountName === undefined ? provisioning.accountsOf(set) : [account(accountName)];
      for (const accountId of accounts) provisioning.drift(accountId, set);
    },
    failRequests(reason = USUAL_FAILURE, count = 1) {
      state.failures.push(...Array<string>(count).fill(reason));
    },
  };
}

function unknown(what: string, name: string): never {
  throw new RangeError(`no ${what} ${name}`);
}
