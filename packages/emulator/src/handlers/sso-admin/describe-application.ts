import * as v from 'valibot';
import { applicationArn } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { applicationOf, applicationShape } from './applications.ts';

export const describeApplication = adminRule({
  input: v.object({ ApplicationArn: applicationArn }),
  answer: (state, call) => applicationShape(state, applicationOf(state, call, call.input.ApplicationArn)),
});
