import { defineGroup } from '../../kit/command.ts';
import { add } from './add.ts';
import { lint } from './lint.ts';
import { list } from './list.ts';
import { migrate } from './migrate.ts';
import { remove } from './remove.ts';
import { sync } from './sync.ts';
import { undo } from './undo.ts';

export const profiles = defineGroup({
  name: 'profiles',
  group: 'Configure',
  summary: 'List, generate, add, remove, migrate and check profiles',
  description:
    'A profile says which role in which account to use, and through which sso-session. The profiles that ssoctl writes are plain: the AWS CLI and every SDK read them.',
  examples: [],
  commands: [list, sync, add, remove, migrate, lint, undo],
});
