import { type Haystack, haystackOf } from './haystack.ts';
import type { Model } from './model.ts';
import type { Kind } from './names.ts';

/** What is looked through. */
export interface Haystacks {
  /** By the search: all that is told of a thing. */
  search: Record<Kind, Haystack>;
  /** By the fields: what it is called. */
  fields: Record<Kind | 'unit', Haystack>;
}

export function haystacksOf({ data }: Model): Haystacks {
  const { accounts, sets, groups, users, units, states } = data;
  const policies = sets.policies.map((lines) => lines.filter((line) => !line.startsWith('Inline: ')).join(' '));
  const user = haystackOf([users.names, users.displayNames, users.emails, users.ids]);
  return {
    search: {
      account: haystackOf([
        accounts.names,
        accounts.ids,
        accounts.emails,
        accounts.unit.map((unit) => units[unit] ?? ''),
        accounts.state.map((state) => states[state] ?? ''),
      ]),
      set: haystackOf([sets.names, sets.arns, sets.descriptions, policies]),
      group: haystackOf([groups.names, groups.ids, groups.descriptions]),
      user,
    },
    fields: {
      account: haystackOf([accounts.names, accounts.ids]),
      unit: haystackOf([units]),
      set: haystackOf([sets.names, sets.arns]),
      group: haystackOf([groups.names, groups.ids]),
      user,
    },
  };
}
