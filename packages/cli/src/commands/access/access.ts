import { defineGroup } from '../../kit/command.ts';
import { diff } from './diff.ts';
import { grant } from './grant.ts';
import { hygiene } from './hygiene.ts';
import { of } from './of.ts';
import { report } from './report.ts';
import { revoke } from './revoke.ts';
import { snapshot } from './snapshot.ts';
import { who } from './who.ts';
import { why } from './why.ts';

export const access = defineGroup({
  name: 'access',
  group: 'Administer',
  summary: 'Tell who gets in where and why, and grant or revoke it',
  description: `With the credentials of an administrator: those of the management account, or of the delegated administrator for IAM Identity Center. Each question is asked with the fewest calls that answer it completely, under the rates that AWS publishes; --plan shows them beforehand. Whatever failed is named, and the exit code is 8 then.`,
  examples: [],
  commands: [who, of, why, hygiene, report, snapshot, diff, grant, revoke],
});
