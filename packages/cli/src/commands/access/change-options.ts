import { flag, type Input, type None, value } from '../../kit/option.ts';
import { instance, region } from './ask-options.ts';

/** What granting and revoking take. */
export const changeOptions = {
  account: value('--account ACCOUNT', 'The account, by id, name or e-mail address'),
  permissionSet: value('--permission-set NAME', 'The permission set, by name or ARN'),
  user: value('--user USER', 'The user, by user name, e-mail address or id', { conflicts: ['group'] }),
  group: value('--group GROUP', 'The group, by name or id'),
  dryRun: flag('--dry-run', 'Print what would change, and change nothing'),
  yes: flag('--yes', 'Change it without asking'),
  instance,
  region,
} as const;

export type ChangeInput = Input<None, typeof changeOptions>;
