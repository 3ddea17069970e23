import * as v from 'valibot';
import { instanceArn, matching } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { instanceOf } from './instances.ts';
import { notFound } from './refusals.ts';
import { regionsOf } from './regions.ts';

export const describeRegion = adminRule({
  input: v.object({ InstanceArn: instanceArn, RegionName: matching(/^([a-z]+-){2,3}\d$/) }),
  answer(state, call) {
    const regions = regionsOf(state, instanceOf(state, call, call.input.InstanceArn));
    const region = regions.find(({ RegionName }) => RegionName === call.input.RegionName);
    if (region === undefined) throw notFound(`Region ${call.input.RegionName}`);
    return region;
  },
});
