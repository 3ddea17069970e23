import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { tagShapes } from '../tag-shapes.ts';
import { checkOversight } from './access.ts';
import { resourceId } from './fields.ts';
import { targetNotFound } from './not-found.ts';

/** Of accounts and units; the root has none in a seed, and policies are not played. */
export const listTagsForResource = adminRule({
  input: v.object({ ResourceId: resourceId, NextToken: PAGE.organizations.NextToken }),
  answer(state, call) {
    checkOversight(state, call);
    const { ResourceId } = call.input;
    const { organization } = state.directory;
    const found = organization.account(ResourceId) ?? organization.unit(ResourceId);
    if (found === undefined && ResourceId !== state.seed.organization.rootId) throw targetNotFound();
    const items = tagShapes(found?.tags ?? {});
    const { items: Tags, ...next } = adminPage(state, call, { of: ['tags', ResourceId], items });
    return { Tags, ...next };
  },
});
