import { listOf, type Model } from './model.ts';
import { idOf, type Kind, nameOf } from './names.ts';
import { statesOf } from './told-row.ts';

export type Fact = readonly [term: string, value: string];

/** What else is known of a thing; what is not known is not there. */
export function factsOf(model: Model, kind: Kind, index: number): Fact[] {
  const { accounts, sets, groups, users, units } = model.data;
  const id = idOf(model, kind, index);
  const facts: (readonly [string, string | undefined])[] = {
    account: () => [
      ['Account id', id] as const,
      ['Unit', units[accounts.unit[index] as number]] as const,
      ['E-mail', accounts.emails[index]] as const,
      [
        'State',
        statesOf(model, { account: index })
          .join(', ')
          .replace(/^account /, ''),
      ] as const,
    ],
    set: () => [
      ['Description', sets.descriptions[index]] as const,
      ['Session', sessionOf(sets.sessions[index] ?? '')] as const,
      ...(sets.policies[index] ?? []).map((line) => {
        const [term, ...rest] = line.split(': ');
        return [term as string, rest.join(': ')] as const;
      }),
      ['ARN', id] as const,
    ],
    group: () => [
      ['Description', groups.descriptions[index]] as const,
      ['Members', String(listOf(model.members, index).length)] as const,
      ['State', statesOf(model, { group: index }).join(', ')] as const,
      ['Group id', id] as const,
    ],
    user: () => [
      ['Name', users.displayNames[index]] as const,
      ['E-mail', users.emails[index]] as const,
      ['State', statesOf(model, { user: index }).join(', ')] as const,
      ['User id', id] as const,
    ],
  }[kind]();
  const name = nameOf(model, kind, index);
  return facts.flatMap(([term, value]) =>
    value === undefined || value === '' || value === name ? [] : [[term, value] as const],
  );
}

/** `PT1H30M` as a person says it. */
function sessionOf(duration: string): string {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean);
  return parts.length === 0 ? duration : parts.join(' ');
}
