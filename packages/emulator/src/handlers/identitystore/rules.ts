import type { AdminOperationName } from '@ssoctl/core/wire';
import type { AdminRule } from '../aws-json/rule.ts';
import { describeGroup } from './describe-group.ts';
import { describeUser } from './describe-user.ts';
import { getGroupId } from './get-group-id.ts';
import { getUserId } from './get-user-id.ts';
import { isMemberInGroups } from './is-member-in-groups.ts';
import { listGroupMemberships } from './list-group-memberships.ts';
import { listGroupMembershipsForMember } from './list-group-memberships-for-member.ts';
import { listGroups } from './list-groups.ts';
import { listUsers } from './list-users.ts';

/** Every operation that is played. */
export const IDENTITYSTORE_RULES: Record<AdminOperationName<'identitystore'>, AdminRule> = {
  DescribeGroup: describeGroup,
  DescribeUser: describeUser,
  GetGroupId: getGroupId,
  GetUserId: getUserId,
  IsMemberInGroups: isMemberInGroups,
  ListGroupMemberships: listGroupMemberships,
  ListGroupMembershipsForMember: listGroupMembershipsForMember,
  ListGroups: listGroups,
  ListUsers: listUsers,
};
