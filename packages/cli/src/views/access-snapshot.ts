import type { Snapshot } from '@ssoctl/core/internal/access/index';
import type { CallPlan } from '@ssoctl/core/internal/access/types';
import type { View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { counted } from './access-words.ts';

export interface WrittenSnapshot {
  file: string;
  snapshot: Snapshot;
  plan: CallPlan;
  made: Readonly<Record<string, number>>;
  resumed: boolean;
}

const counts = ({ accounts, permissionSets, users, groups, assignments }: Snapshot) => ({
  accounts: accounts.length,
  permissionSets: permissionSets.length,
  users: users.length,
  groups: groups.length,
  assignments: assignments.length,
});

/** The file that was written, and what is in it. */
export const snapshotView: View<WrittenSnapshot> = {
  schema: 'ssoctl/access-snapshot/1',
  json: ({ file, snapshot, plan, made, resumed }) => ({
    file,
    startedAt: snapshot.startedAt,
    takenAt: snapshot.takenAt,
    resumed,
    counts: counts(snapshot),
    plan: { strategy: plan.strategy, calls: plan.calls },
    made,
    complete: snapshot.complete,
    errors: snapshot.errors,
  }),
  *lines({ file, snapshot }, page) {
    if (!page.terminal) {
      yield visible(file);
      return;
    }
    const of = counts(snapshot);
    yield page.colours.bold(visible(file));
    yield `  ${[
      counted(of.accounts, 'account'),
      counted(of.permissionSets, 'permission set'),
      counted(of.users, 'user'),
      counted(of.groups, 'group'),
      counted(of.assignments, 'assignment'),
    ].join(', ')}`;
  },
};
