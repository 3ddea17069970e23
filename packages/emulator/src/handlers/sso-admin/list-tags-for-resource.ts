import * as v from 'valibot';
import type { Tags } from '../../seed/types.ts';
import type { State } from '../../state/state.ts';
import { instanceArn, matching, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { type AdminCall, adminRule } from '../aws-json/rule.ts';
import { tagShapes } from '../tag-shapes.ts';
import { applicationOf } from './applications.ts';
import { instanceOf } from './instances.ts';
import { permissionSetOf } from './permission-sets.ts';
import { notFound } from './refusals.ts';

const INSTANCE = '[a-zA-Z0-9-.]{16}';
const RESOURCE = new RegExp(
  `^arn:aws(-[a-z]{1,5}){0,3}:sso::((:instance/(sso)?ins-${INSTANCE})|(:permissionSet/(sso)?ins-${INSTANCE}/ps-[a-zA-Z0-9-./]{16})|(\\d{12}:(application|trustedTokenIssuer)/(sso)?ins-${INSTANCE}/(apl-[a-zA-Z0-9]{16}|tti-[a-f0-9-]{36})))$`,
);

/** Of permission sets, applications and instances; these have none in a seed. */
export const listTagsForResource = adminRule({
  input: v.object({
    InstanceArn: v.exactOptional(instanceArn),
    ResourceArn: matching(RESOURCE),
    NextToken: PAGE['sso-admin'].NextToken,
  }),
  answer(state, call) {
    const items = tagShapes(tagsOf(state, call, call.input.ResourceArn));
    const { items: Tags, ...next } = adminPage(state, call, { of: ['tags', call.input.ResourceArn], items, most: 75 });
    return { Tags, ...next };
  },
});

function tagsOf(state: State, call: AdminCall<unknown>, arn: string): Tags {
  const [, kind, instance] = /:([a-zA-Z]+)\/([^/]+)/.exec(arn) ?? [];
  const InstanceArn = `arn:${arn.split(':')[1]}:sso:::instance/${instance}`;
  if (kind === 'permissionSet') return permissionSetOf(state, call, { InstanceArn, PermissionSetArn: arn }).tags;
  if (kind === 'application') return applicationOf(state, call, arn).tags;
  if (kind === 'instance') instanceOf(state, call, arn);
  else throw notFound('Resource');
  return {};
}
