import { ListGroupMembershipsForMemberCommand, ListUsersCommand } from '@aws-sdk/client-identitystore';
import { ListAccountsCommand } from '@aws-sdk/client-organizations';
import {
  ListAccountAssignmentsCommand,
  ListAccountAssignmentsForPrincipalCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListPermissionSetsCommand,
} from '@aws-sdk/client-sso-admin';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AdminClients, all, withKeys } from '../../test/admin-clients.ts';
import type { Playground } from '../../test/playground.ts';
import { generateSeedDocument } from '../seed/index.ts';

/** What an administrator changes: two numbers choose whom and where. */
const change = fc.record({
  do: fc.constantFrom('assign', 'unassign', 'join', 'leave', 'delete user', 'delete group', 'close'),
  who: fc.nat(30),
  where: fc.nat(30),
  direct: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const scene = fc.record({
  seed: fc.string({ maxLength: 5 }).map((text) => `x${text}`),
  accounts: fc.integer({ min: 1, max: 6 }),
  users: fc.integer({ min: 1, max: 8 }),
  groups: fc.integer({ min: 1, max: 4 }),
  permissionSets: fc.integer({ min: 1, max: 4 }),
  changes: fc.array(change, { maxLength: 10 }),
});

test('who is assigned, through whatever group, is who sees the role in the portal, whatever changed', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ changes, ...sizes }) => {
      const { play, as } = withKeys(generateSeedDocument(sizes));
      for (const one of changes) apply(play, one);
      const clients = as(play.service.seed.organization.managementAccountId);
      const assigned = await assignedPairs(play, clients);
      expect(await portalPairs(play)).toEqual(assigned);
      expect(await pairsByPrincipal(play, clients)).toEqual(assigned);
    }),
    { numRuns: 25 },
  );
});

function apply(play: Playground, { do: what, who, where, direct }: Change): void {
  const { seed, state } = play.service;
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  const user = pick(seed.users, who).id;
  const group = pick(seed.groups, who).id;
  const principal = direct ? { user } : { group };
  const place = { account: pick(seed.accounts, where).id, permissionSet: pick(seed.permissionSets, who + where).name };
  try {
    if (what === 'assign') state.assign({ ...place, ...principal });
    if (what === 'unassign') state.unassign({ ...place, ...principal });
    if (what === 'join' || what === 'leave') state.setMember(user, pick(seed.groups, where).id, what === 'join');
    if (what === 'delete user' && who > 0) state.deleteUser(user);
    if (what === 'delete group') state.deleteGroup(group);
    if (what === 'close') state.setAccountStatus(place.account, 'CLOSED');
  } catch (gone) {
    // Who was deleted before cannot be assigned.
    expect(gone).toBeInstanceOf(RangeError);
  }
}

type Pairs = Record<string, string[]>;

/** `account/set` of everybody who can sign in, by set: as few tools as an audit has. */
async function assignedPairs(play: Playground, clients: AdminClients): Promise<Pairs> {
  const { sso, store } = clients;
  const open = await openAccounts(clients);
  const { instance } = play.service.seed;
  const InstanceArn = `arn:aws:sso:::instance/${instance.id}`;
  const IdentityStoreId = instance.identityStoreId;
  const held = new Map<string, Set<string>>();
  const sets = await all(
    (next) => sso.send(new ListPermissionSetsCommand({ InstanceArn, MaxResults: 3, ...next })),
    (page) => page.PermissionSets,
  );
  for (const PermissionSetArn of sets) {
    const accounts = await all(
      (next) =>
        sso.send(new ListAccountsForProvisionedPermissionSetCommand({ InstanceArn, PermissionSetArn, ...next })),
      (page) => page.AccountIds,
    );
    for (const AccountId of accounts) {
      const rows = await all(
        (next) => sso.send(new ListAccountAssignmentsCommand({ InstanceArn, AccountId, PermissionSetArn, ...next })),
        (page) => page.AccountAssignments,
      );
      for (const { PrincipalId = '' } of rows)
        held.set(PrincipalId, (held.get(PrincipalId) ?? new Set()).add(pair(play, AccountId, PermissionSetArn)));
    }
  }
  const pairs: Pairs = {};
  for (const { UserId = '', UserName = '' } of await usersOf(store, IdentityStoreId)) {
    const memberships = await all(
      (next) =>
        store.send(new ListGroupMembershipsForMemberCommand({ IdentityStoreId, MemberId: { UserId }, ...next })),
      (page) => page.GroupMemberships,
    );
    const principals = [UserId, ...memberships.map(({ GroupId = '' }) => GroupId)];
    pairs[UserName] = tidy(
      open,
      principals.flatMap((id) => [...(held.get(id) ?? [])]),
    );
  }
  return pairs;
}

/** The same, asked user by user. */
async function pairsByPrincipal(play: Playground, clients: AdminClients): Promise<Pairs> {
  const { sso, store } = clients;
  const open = await openAccounts(clients);
  const { instance } = play.service.seed;
  const InstanceArn = `arn:aws:sso:::instance/${instance.id}`;
  const pairs: Pairs = {};
  for (const { UserId, UserName = '' } of await usersOf(store, instance.identityStoreId)) {
    const asked = { InstanceArn, PrincipalId: UserId, PrincipalType: 'USER' as const, MaxResults: 2 };
    const rows = await all(
      (next) => sso.send(new ListAccountAssignmentsForPrincipalCommand({ ...asked, ...next })),
      (page) => page.AccountAssignments,
    );
    pairs[UserName] = tidy(
      open,
      rows.map((row) => pair(play, row.AccountId ?? '', row.PermissionSetArn ?? '')),
    );
  }
  return pairs;
}

async function portalPairs(play: Playground): Promise<Pairs> {
  const pairs: Pairs = {};
  for (const { name } of play.service.seed.users) {
    const found: string[] = [];
    // Who is deleted or disabled cannot sign in.
    const signedIn = await play.signIn(name).catch(() => undefined);
    if (signedIn === undefined) continue;
    const { accountList = [] } = (await play.portal('/assignment/accounts?max_result=100', signedIn.accessToken)).body;
    for (const { accountId } of accountList) {
      const path = `/assignment/roles?max_result=100&account_id=${accountId}`;
      const { roleList = [] } = (await play.portal(path, signedIn.accessToken)).body;
      found.push(...roleList.map(({ roleName }: { roleName: string }) => `${accountId}/${roleName}`));
    }
    pairs[name] = found.sort();
  }
  return pairs;
}

const usersOf = async (store: AdminClients['store'], IdentityStoreId: string) =>
  (
    await all(
      (next) => store.send(new ListUsersCommand({ IdentityStoreId, MaxResults: 3, ...next })),
      (page) => page.Users,
    )
  ).filter(({ UserStatus }) => UserStatus === 'ENABLED');

const pair = (play: Playground, account: string, arn: string) =>
  `${account}/${play.service.seed.permissionSets.find((set) => set.arn === arn)?.name}`;

/** Closed accounts are not in the portal. */
async function openAccounts({ org }: AdminClients): Promise<Set<string>> {
  const accounts = await all(
    (next) => org.send(new ListAccountsCommand(next)),
    (page) => page.Accounts,
  );
  return new Set(accounts.filter(({ State }) => State !== 'CLOSED').map(({ Id = '' }) => Id));
}

function tidy(open: ReadonlySet<string>, pairs: readonly string[]): string[] {
  return [...new Set(pairs)].filter((entry) => open.has(entry.split('/')[0] ?? '')).sort();
}
