import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { organizationsArn } from './arns.ts';

/** There is one. */
export const listRoots = adminRule({
  input: v.object(PAGE.organizations),
  answer(state, call) {
    checkOversight(state, call);
    const { rootId } = state.seed.organization;
    const { items, ...next } = adminPage(state, call, { of: ['roots'], items: [rootId] });
    const Roots = items.map((id) => ({
      Id: id,
      Arn: organizationsArn(state, 'root', id),
      Name: 'Root',
      PolicyTypes: [],
    }));
    return { Roots, ...next };
  },
});
