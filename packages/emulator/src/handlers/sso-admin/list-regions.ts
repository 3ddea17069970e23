import * as v from 'valibot';
import { instanceArn, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { instanceOf } from './instances.ts';
import { regionsOf } from './regions.ts';

/** The same from every enabled Region. */
export const listRegions = adminRule({
  input: v.object({ InstanceArn: instanceArn, ...PAGE['sso-admin'] }),
  answer(state, call) {
    const items = regionsOf(state, instanceOf(state, call, call.input.InstanceArn));
    const { items: page, ...next } = adminPage(state, call, { of: ['regions', call.input.InstanceArn], items });
    return { Regions: page, ...next };
  },
});
