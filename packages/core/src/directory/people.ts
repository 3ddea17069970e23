import { isSsoctlError } from '../errors/index.ts';
import type { IdentityStore } from './identitystore-client.ts';
import type { Directory, Group, Membership, User } from './types.ts';

/** Users, groups, and who is in which. */
export type People = Pick<
  Directory,
  'users' | 'groups' | 'user' | 'group' | 'membersOf' | 'groupsOf' | 'findUser' | 'findGroup'
>;

interface UserShape {
  UserId?: string | undefined;
  UserName?: string | undefined;
  DisplayName?: string | undefined;
  Emails?: readonly { Value?: string | undefined; Primary?: boolean | undefined }[] | undefined;
  UserStatus?: string | undefined;
}

interface GroupShape {
  GroupId?: string | undefined;
  DisplayName?: string | undefined;
  Description?: string | undefined;
}

interface MembershipShape {
  GroupId?: string | undefined;
  MemberId?: { UserId?: string | undefined } | undefined;
}

export function peopleOf(store: IdentityStore, IdentityStoreId: string): People {
  const readUser = (operation: string, shape: UserShape): User => {
    const { UserId: userId, UserName, DisplayName, Emails = [], UserStatus: status } = shape;
    if (!userId) throw store.lacking(operation, 'a user id');
    const email = (Emails.find(({ Primary }) => Primary) ?? Emails[0])?.Value;
    return {
      userId,
      ...(UserName && { userName: UserName }),
      ...(DisplayName && { displayName: DisplayName }),
      ...(email && { email }),
      ...((status === 'ENABLED' || status === 'DISABLED') && { status }),
    };
  };
  const readGroup = (operation: string, { GroupId: groupId, DisplayName, Description }: GroupShape): Group => {
    if (!groupId) throw store.lacking(operation, 'a group id');
    return {
      groupId,
      ...(DisplayName && { displayName: DisplayName }),
      ...(Description && { description: Description }),
    };
  };
  const readMembership = (operation: string, { GroupId: groupId, MemberId }: MembershipShape): Membership => {
    const userId = MemberId?.UserId;
    if (!groupId || !userId) throw store.lacking(operation, 'a group id or a user id');
    return { groupId, userId };
  };

  return {
    users: (options) =>
      store.list(
        'ListUsers',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListUsersCommand({ IdentityStoreId, ...page }), http),
        (answer) => answer.Users?.map((shape) => readUser('ListUsers', shape)),
      ),

    groups: (options) =>
      store.list(
        'ListGroups',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListGroupsCommand({ IdentityStoreId, ...page }), http),
        (answer) => answer.Groups?.map((shape) => readGroup('ListGroups', shape)),
      ),

    async user(UserId, options) {
      const answer = await store.send('DescribeUser', options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeUserCommand({ IdentityStoreId, UserId }), http),
      );
      return readUser('DescribeUser', answer);
    },

    async group(GroupId, options) {
      const answer = await store.send('DescribeGroup', options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeGroupCommand({ IdentityStoreId, GroupId }), http),
      );
      return readGroup('DescribeGroup', answer);
    },

    membersOf: (GroupId, options) =>
      store.list(
        'ListGroupMemberships',
        options,
        ({ sdk, client }, page, http) =>
          client.send(new sdk.ListGroupMembershipsCommand({ IdentityStoreId, GroupId, ...page }), http),
        (answer) => answer.GroupMemberships?.map((shape) => readMembership('ListGroupMemberships', shape)),
      ),

    groupsOf: (UserId, options) =>
      store.list(
        'ListGroupMembershipsForMember',
        options,
        ({ sdk, client }, page, http) => {
          const input = { IdentityStoreId, MemberId: { UserId }, ...page };
          return client.send(new sdk.ListGroupMembershipsForMemberCommand(input), http);
        },
        (answer) => answer.GroupMemberships?.map((shape) => readMembership('ListGroupMembershipsForMember', shape)),
      ),

    findUser: (attribute, value, options) =>
      unlessUnknown('USER', async () => {
        const AlternateIdentifier = { UniqueAttribute: { AttributePath: attribute, AttributeValue: value } };
        const { UserId } = await store.send('GetUserId', options, ({ sdk, client }, http) =>
          client.send(new sdk.GetUserIdCommand({ IdentityStoreId, AlternateIdentifier }), http),
        );
        if (!UserId) throw store.lacking('GetUserId', 'a user id');
        return UserId;
      }),

    findGroup: (displayName, options) =>
      unlessUnknown('GROUP', async () => {
        const AlternateIdentifier = { UniqueAttribute: { AttributePath: 'displayName', AttributeValue: displayName } };
        const { GroupId } = await store.send('GetGroupId', options, ({ sdk, client }, http) =>
          client.send(new sdk.GetGroupIdCommand({ IdentityStoreId, AlternateIdentifier }), http),
        );
        if (!GroupId) throw store.lacking('GetGroupId', 'a group id');
        return GroupId;
      }),
  };
}

/** Nobody of that name: undefined. That the whole store is not there is another matter. */
async function unlessUnknown(type: 'USER' | 'GROUP', find: () => Promise<string>): Promise<string | undefined> {
  try {
    return await find();
  } catch (error) {
    const what = isSsoctlError(error, 'NOT_FOUND') ? (error.details?.['resourceType'] ?? type) : undefined;
    if (what === type) return undefined;
    throw error;
  }
}
