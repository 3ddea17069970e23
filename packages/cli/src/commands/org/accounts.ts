import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None, value } from '../../kit/option.ts';
import { csv, tag } from './list-options.ts';

export const options = {
  ou: value('--ou PATH', 'Only below this organizational unit: a path like Workloads/Production, or an id', {
    conflicts: ['noUnits'],
  }),
  name: value('--name GLOB', 'Only accounts with such a name, id or e-mail address'),
  tag,
  tags: flag('--tags', 'Show tags, which takes a call an account'),
  noUnits: flag('--no-units', 'Do not look up organizational units, which takes a call for each of them'),
  csv,
} as const;

export type AccountsInput = Input<None, typeof options>;

export const accounts = defineCommand({
  name: 'accounts',
  summary: 'List the accounts of the organization',
  description: `Every account of the organization, also suspended and closed ones, with the organizational unit that it hangs in. The calls of AWS Organizations are few a second: --no-units and a list without tags are quick.`,
  options,
  examples: [
    { line: 'ssoctl org accounts --profile admin', does: 'All accounts' },
    { line: 'ssoctl org accounts --ou Workloads/Production --csv', does: 'Those below a unit, for a spreadsheet' },
    { line: 'ssoctl org accounts --tag "stage=prod*" --name "shop-*"', does: 'Those with a tag and a name' },
  ],
  load: () => import('./accounts.run.ts'),
});
