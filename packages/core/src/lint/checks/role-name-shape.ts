import { roleNameFault } from '../../config/role-name.ts';
import { decorationOf } from '../decoration.ts';
import { entryOf } from '../reading.ts';
import type { Check } from '../types.ts';

/** An ARN, or `AWSReservedSSO_…`, where the permission set's name belongs: the portal says "No access". */
export const roleNameShape: Check = {
  id: 'role-name-shape',
  *look(reading) {
    for (const { section } of reading.profiles) {
      const entry = entryOf(section, 'sso_role_name');
      const fault = entry?.value ? roleNameFault(entry.value) : undefined;
      if (entry === undefined || fault === undefined || decorationOf(entry.value)) continue;
      const { because, fixed } = fault;
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `the role ${JSON.stringify(entry.value)} ${because}`,
        fix: fixed ? `write sso_role_name = ${fixed}` : 'write the name that "ssoctl roles" shows',
        mend: fixed ? (repairs) => repairs.setValue(entry, fixed) : undefined,
      };
    }
  },
};
