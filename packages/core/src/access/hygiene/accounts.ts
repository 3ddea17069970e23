import { isAsleep } from '../rows.ts';
import { type Check, count } from './view.ts';

export const accountSuspended: Check = function* ({ snapshot, byAccount }) {
  for (const { accountId, name, state } of snapshot.accounts) {
    const held = byAccount.get(accountId)?.length ?? 0;
    if (!isAsleep(state) || held === 0) continue;
    yield {
      id: 'account-suspended',
      severity: 'info',
      subject: { kind: 'account', id: accountId, ...(name === undefined ? {} : { name }) },
      detail: `is ${state} and still has ${count(held, 'assignment')}`,
    };
  }
};
