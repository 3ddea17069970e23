import { defineGroup } from '../../kit/command.ts';
import { add } from './add.ts';
import { list } from './list.ts';
import { sync } from './sync.ts';
import { undo } from './undo.ts';

export const profiles = defineGroup({
  name: 'profiles',
  group: 'Configure',
  summary: 'List, generate and add profiles',
  description:
    'A profile says which role in which account to use, and through which sso-session. The profiles that ssoctl writes are plain: the AWS CLI and every SDK read them.',
  examples: [],
  commands: [list, sync, add, undo],
});
