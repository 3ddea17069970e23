import * as v from 'valibot';
import { accountId } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { accountNotFound } from './not-found.ts';
import { accountShape } from './shapes.ts';

export const describeAccount = adminRule({
  input: v.object({ AccountId: accountId }),
  answer(state, call) {
    checkOversight(state, call);
    const account = state.directory.account(call.input.AccountId);
    if (account === undefined) throw accountNotFound();
    return { Account: accountShape(state, account) };
  },
});
