import {
  DescribeGroupCommand,
  DescribeUserCommand,
  GetGroupIdCommand,
  GetUserIdCommand,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
  ListGroupMembershipsForMemberCommand,
  ListGroupsCommand,
  ListUsersCommand,
} from '@aws-sdk/client-identitystore';
import { describe, expect, test } from 'vitest';
import { all, withKeys } from '../../../test/admin-clients.ts';
import { DEFAULT_COMPANY, type SeedDocument } from '../../seed/index.ts';

const MANAGEMENT = '111122223333';
const MEMBER = '444455556666';

function company(more: Partial<SeedDocument> = {}) {
  const { play, as } = withKeys({ ...DEFAULT_COMPANY, ...more });
  const { seed, state } = play.service;
  const IdentityStoreId = seed.instance.identityStoreId;
  const id = (name: string) => [...seed.users, ...seed.groups].find((one) => one.name === name)?.id ?? '';
  return { play, as, seed, state, IdentityStoreId, id, store: as(MANAGEMENT).store };
}

describe('users and groups', () => {
  test('are listed whole, page after page', async () => {
    const { store, IdentityStoreId, id } = company();
    const users = await all(
      (next) => store.send(new ListUsersCommand({ IdentityStoreId, MaxResults: 2, ...next })),
      ({ Users }) => Users,
    );
    expect(users.map(({ UserName }) => UserName)).toEqual(['maya', 'tomas', 'ines', 'kenji', 'priya']);
    expect(users[1]).toMatchObject({
      IdentityStoreId,
      UserId: id('tomas'),
      DisplayName: 'Tomás Okafor',
      Name: { GivenName: 'Tomás', FamilyName: 'Okafor' },
      Emails: [{ Value: 'tomas@larkspur.example', Type: 'work', Primary: true }],
      UserStatus: 'ENABLED',
    });
    const { Groups = [] } = await store.send(new ListGroupsCommand({ IdentityStoreId }));
    expect(Groups.map(({ DisplayName }) => DisplayName)).toEqual([
      'Platform',
      'Developers',
      'Data',
      'Finance',
      'Contractors',
    ]);
  });

  test('are described by id, as long as they are there', async () => {
    const { store, IdentityStoreId, id, state } = company();
    const user = new DescribeUserCommand({ IdentityStoreId, UserId: id('maya') });
    const group = new DescribeGroupCommand({ IdentityStoreId, GroupId: id('Data') });
    expect(await store.send(user)).toMatchObject({ UserName: 'maya' });
    expect(await store.send(group)).toMatchObject({ DisplayName: 'Data', Description: 'Answer questions' });
    state.deleteUser('maya');
    state.deleteGroup('Data');
    await expect(store.send(user)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'USER',
      ResourceId: id('maya'),
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      $metadata: { httpStatusCode: 404 },
    });
    await expect(store.send(group)).rejects.toMatchObject({ ResourceType: 'GROUP' });
  });

  test('may be filtered by one attribute, as of old', async () => {
    const { store, IdentityStoreId } = company();
    const filter = (AttributePath: string, AttributeValue: string) => ({
      IdentityStoreId,
      Filters: [{ AttributePath, AttributeValue }],
    });
    const { Users } = await store.send(new ListUsersCommand(filter('UserName', 'ines')));
    expect(Users).toMatchObject([{ UserName: 'ines' }]);
    const { Groups } = await store.send(new ListGroupsCommand(filter('DisplayName', 'Nobody')));
    expect(Groups).toEqual([]);
    const refused = store.send(new ListUsersCommand(filter('Emails', 'x')));
    await expect(refused).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('are found by what nobody shares', async () => {
    const users = [
      { name: 'ann', email: 'ann@example.com', externalIds: [{ issuer: 'https://idp.example', id: 'x1' }] },
    ];
    const { store, IdentityStoreId, id } = company({
      users,
      groups: [{ name: 'Two Words' }],
      assignments: [],
      applications: [],
    });
    const user = async (AlternateIdentifier: object) =>
      (await store.send(new GetUserIdCommand({ IdentityStoreId, AlternateIdentifier: AlternateIdentifier as never })))
        .UserId;
    const by = (AttributePath: string, AttributeValue: string) => ({
      UniqueAttribute: { AttributePath, AttributeValue },
    });
    expect(await user(by('userName', 'ann'))).toBe(id('ann'));
    expect(await user(by('emails.value', 'ann@example.com'))).toBe(id('ann'));
    expect(await user({ ExternalId: { Issuer: 'https://idp.example', Id: 'x1' } })).toBe(id('ann'));
    await expect(user(by('userName', 'bob'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(user(by('title', 'x'))).rejects.toMatchObject({ name: 'ValidationException' });
    const group = new GetGroupIdCommand({ IdentityStoreId, AlternateIdentifier: by('displayName', 'Two Words') });
    expect((await store.send(group)).GroupId).toBe(id('Two Words'));
  });

  test('may share a name, where their ids tell them apart', async () => {
    const twin = '90677c1234-11111111-2222-3333-4444-555555555555';
    const groups = [
      { name: 'Ops', members: ['ann'] },
      { name: 'Ops', id: twin },
    ];
    const { store, IdentityStoreId } = company({ users: [{ name: 'ann' }], groups, assignments: [], applications: [] });
    const { Groups = [] } = await store.send(new ListGroupsCommand({ IdentityStoreId }));
    expect(Groups.map(({ DisplayName }) => DisplayName)).toEqual(['Ops', 'Ops']);
    expect(Groups[1]?.GroupId).toBe(twin);
  });
});

describe('memberships', () => {
  test('are told from both sides', async () => {
    const { store, IdentityStoreId, id } = company();
    const { GroupMemberships: members = [] } = await store.send(
      new ListGroupMembershipsCommand({ IdentityStoreId, GroupId: id('Data') }),
    );
    expect(members.map(({ MemberId }) => MemberId?.UserId)).toEqual([id('ines'), id('kenji')]);
    const { GroupMemberships: groups = [] } = await store.send(
      new ListGroupMembershipsForMemberCommand({ IdentityStoreId, MemberId: { UserId: id('ines') } }),
    );
    expect(groups.map(({ GroupId }) => GroupId)).toEqual([id('Developers'), id('Data')]);
    expect(groups[1]?.MembershipId).toBe(members[0]?.MembershipId);
  });

  test('of an empty group are none', async () => {
    const { store, IdentityStoreId, id } = company();
    const asked = new ListGroupMembershipsCommand({ IdentityStoreId, GroupId: id('Contractors') });
    expect((await store.send(asked)).GroupMemberships).toEqual([]);
  });

  test('are told for many groups at once, as they stand now', async () => {
    const { store, IdentityStoreId, id, state } = company();
    const asked = new IsMemberInGroupsCommand({
      IdentityStoreId,
      MemberId: { UserId: id('kenji') },
      GroupIds: [id('Data'), id('Finance')],
    });
    const exist = async () => (await store.send(asked)).Results?.map(({ MembershipExists }) => MembershipExists);
    expect(await exist()).toEqual([true, false]);
    state.setMember('kenji', 'Data', false);
    state.setMember('kenji', 'Finance', true);
    expect(await exist()).toEqual([false, true]);
  });
});

describe('an identity store', () => {
  const asked = (IdentityStoreId: string) => new ListUsersCommand({ IdentityStoreId });

  test('is read by who administers its instance, in its Regions', async () => {
    const { as, IdentityStoreId } = company({ instance: { ...DEFAULT_COMPANY.instance, regions: ['us-east-1'] } });
    await as('333344445555').store.send(asked(IdentityStoreId));
    await as(MANAGEMENT, 'read', { region: 'us-east-1' }).store.send(asked(IdentityStoreId));
    const elsewhere = as(MANAGEMENT, 'full', { region: 'eu-west-1' }).store.send(asked(IdentityStoreId));
    await expect(elsewhere).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'IDENTITY_STORE',
    });
    const member = as(MEMBER).store.send(asked(IdentityStoreId));
    await expect(member).rejects.toMatchObject({ name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } });
  });

  test('of an account instance has people of its own', async () => {
    const { as, seed } = company({ accountInstances: [{ account: MEMBER, users: [{ name: 'solo' }] }] });
    const id = seed.accountInstances[0]?.identityStoreId ?? '';
    expect((await as(MEMBER).store.send(asked(id))).Users).toMatchObject([{ UserName: 'solo' }]);
    await expect(as(MANAGEMENT).store.send(asked(id))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('has an id of a certain form', async () => {
    const { store } = company();
    await expect(store.send(asked('corp'))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("'identityStoreId' failed to satisfy constraint"),
    });
  });
});
