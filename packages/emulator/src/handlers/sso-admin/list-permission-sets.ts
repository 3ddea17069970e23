import * as v from 'valibot';
import { instanceArn, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { organizationInstance } from './instances.ts';

/** ARNs alone: names cost a call each. */
export const listPermissionSets = adminRule({
  input: v.object({ InstanceArn: instanceArn, ...PAGE['sso-admin'] }),
  answer(state, call) {
    organizationInstance(state, call, call.input.InstanceArn);
    const { items, ...next } = adminPage(state, call, { of: ['permission sets'], items: state.seed.permissionSets });
    return { PermissionSets: items.map(({ arn }) => arn), ...next };
  },
});
