import { didYouMean } from '../../config/closest.ts';
import { entryOf, type Reading } from '../reading.ts';
import type { Check } from '../types.ts';

/** `source_profile` that names no profile. */
export const sourceProfileMissing: Check = {
  id: 'source-profile-missing',
  *look(reading) {
    const names = namesOf(reading);
    for (const { name, section, keys } of reading.profiles) {
      const entry = entryOf(section, 'source_profile');
      if (!entry?.value || !keys.has('role_arn') || names.has(entry.value)) continue;
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `the profile "${name}" assumes its role with the profile "${entry.value}", which does not exist${didYouMean(entry.value, names)}`,
        fix: 'name a profile that is there',
      };
    }
  },
};

/** Profiles that lead to each other in a circle (`InfiniteLoopConfigError`). */
export const sourceProfileCycle: Check = {
  id: 'source-profile-cycle',
  *look(reading) {
    const sources = new Map(reading.profiles.map((profile) => [profile.name, sourceOf(profile)]));
    const told = new Set<string>();
    for (const { name, section } of reading.profiles) {
      const circle = circleFrom(name, sources);
      const entry = entryOf(section, 'source_profile');
      if (circle === undefined || entry === undefined || told.has(name)) continue;
      for (const member of circle) told.add(member);
      yield {
        severity: 'error',
        ...reading.at(section, entry),
        message: `these profiles lead to each other: ${[...circle, name].join(' → ')}`,
        fix: 'let one of them have credentials of its own',
      };
    }
  },
};

function namesOf({ profiles, input }: Reading): Set<string> {
  return new Set([...profiles.map(({ name }) => name), ...input.credentials.document.sections.map(({ name }) => name)]);
}

/** A profile that names itself takes its own static keys, which is allowed. */
function sourceOf({ name, keys, credentials, section }: Reading['profiles'][number]): string | undefined {
  const source = keys.has('role_arn') ? keys.get('source_profile') : undefined;
  if (source !== name) return source;
  const own = [section, credentials].some((one) => one && entryOf(one, 'aws_access_key_id'));
  return own ? undefined : source;
}

function circleFrom(name: string, sources: ReadonlyMap<string, string | undefined>): string[] | undefined {
  const path: string[] = [name];
  for (let next = sources.get(name); next !== undefined; next = sources.get(next)) {
    if (next === name) return path;
    if (path.includes(next)) return undefined;
    path.push(next);
  }
  return undefined;
}
