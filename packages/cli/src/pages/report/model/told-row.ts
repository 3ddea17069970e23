import { GONE, UNKNOWN } from './data.ts';
import { listOf, type Model } from './model.ts';
import { idOf, nameOf } from './names.ts';
import type { Row } from './selection.ts';

/** A row in words. */
export interface ToldRow {
  who: string;
  /** `directly`, or the group's name. */
  through: string;
  set: string;
  account: string;
  accountId: string;
  unit: string;
  /** What is the matter; '' where nothing is. */
  state: string;
}

export function toldRow(model: Model, row: Row): ToldRow {
  const { data } = model;
  return {
    who: row.user === undefined ? 'nobody' : nameOf(model, 'user', row.user),
    through: row.group === undefined ? 'directly' : nameOf(model, 'group', row.group),
    set: nameOf(model, 'set', row.set),
    account: nameOf(model, 'account', row.account),
    accountId: idOf(model, 'account', row.account),
    unit: data.units[data.accounts.unit[row.account] as number] ?? '',
    state: statesOf(model, row).join(', '),
  };
}

/** In words: the account's state, the person's, the group's. */
export function statesOf(model: Model, { account, user, group }: Partial<Row>): string[] {
  const { data } = model;
  const state = account === undefined ? '' : (data.states[data.accounts.state[account] as number] ?? '');
  return [
    ...(state === '' ? [] : [`account ${state.toLowerCase().replaceAll('_', ' ')}`]),
    ...(user === undefined ? [] : principalStates('user', data.users.flags[user] as number)),
    ...(group === undefined ? [] : groupStates(model, group)),
  ];
}

function groupStates(model: Model, group: number): string[] {
  const flags = model.data.groups.flags[group] as number;
  if (flags !== 0) return principalStates('group', flags);
  return listOf(model.members, group).length === 0 ? ['group is empty'] : [];
}

function principalStates(what: 'user' | 'group', flags: number): string[] {
  return [
    ...((flags & GONE) === 0 ? [] : [`${what} deleted`]),
    ...((flags & UNKNOWN) === 0 ? [] : [what === 'user' ? 'user not known' : 'members not known']),
    ...((flags & 1) === 0 ? [] : ['user disabled']),
  ];
}
