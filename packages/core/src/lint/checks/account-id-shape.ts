import { accountIdFault } from '../../config/configured-values.ts';
import { decorationOf } from '../decoration.ts';
import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/** An account id without its 12 digits: spreadsheets and YAML take leading zeros away. */
export const accountIdShape: Check = {
  id: 'account-id-shape',
  *look(reading) {
    for (const { section } of reading.profiles) {
      const entry = entryOf(section, 'sso_account_id');
      const fault = entry?.value ? accountIdFault(entry.value) : undefined;
      if (entry === undefined || fault === undefined || decorationOf(entry.value)) continue;
      const { because, fixed } = fault;
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `the account id ${JSON.stringify(entry.value)} ${because}`,
        fix: fixed ? `write sso_account_id = ${fixed}` : 'write the 12 digits, as "ssoctl accounts" shows them',
        mend: fixed ? (repairs) => repairs.setValue(entry, fixed) : undefined,
      };
    }
  },
};
