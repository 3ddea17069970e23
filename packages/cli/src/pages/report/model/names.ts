import { visible } from '../../../kit/visible.ts';
import type { Model } from './model.ts';

export type Kind = 'account' | 'set' | 'group' | 'user';

/** What a thing is called, else its id; nothing in it moves the text around it. */
export function nameOf({ data }: Model, kind: Kind, index: number): string {
  const { accounts, sets, groups, users } = data;
  const [names, ids] = {
    account: () => [accounts.names[index], accounts.ids[index]] as const,
    set: () => [sets.names[index], sets.arns[index]] as const,
    group: () => [groups.names[index], groups.ids[index]] as const,
    user: () => [users.names[index] || users.displayNames[index], users.ids[index]] as const,
  }[kind]();
  return visible(names || ids || '');
}

/** What tells apart things of one name. */
export function idOf({ data }: Model, kind: Kind, index: number): string {
  const ids = { account: data.accounts.ids, set: data.sets.arns, group: data.groups.ids, user: data.users.ids }[kind];
  return visible(ids[index] ?? '');
}
