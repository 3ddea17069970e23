import { requireRegion } from '../config/given-values.ts';
import type { Place } from '../config/types.ts';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import { requireOneLine } from './one-line.ts';
import { type Pattern, parsePatterns } from './patterns.ts';
import { parseRule, type Rule } from './rules.ts';
import { DEFAULT_REGIONAL_TEMPLATE, DEFAULT_TEMPLATE, type NameTemplate, parseTemplate } from './template.ts';

/** What a sync of one session does, read and checked. */
export interface SyncSettings {
  template: NameTemplate;
  /** None: profiles have no Region, but by rule. */
  regions: readonly string[];
  include: readonly Pattern[];
  exclude: readonly (readonly Pattern[])[];
  rules: readonly Rule[];
}

/** A setting as it is kept: one key of the `[sso-session]`. */
export const SETTING_KEYS = {
  name: 'ssoctl_sync_name',
  region: 'ssoctl_sync_region',
  include: 'ssoctl_sync_include',
  exclude: 'ssoctl_sync_exclude',
  set: 'ssoctl_sync_set',
} as const;
export type SettingName = keyof typeof SETTING_KEYS;

/** Settings as a person gives them. Absent: as remembered; empty, or nothing but empty texts: forgotten. */
export type GivenSettings = Readonly<Partial<Record<SettingName, readonly string[]>>>;

/** Stands between values in one key. No value holds it: behind a blank a `;` is refused. */
const BETWEEN = ' ; ';

/** Whether a session remembers any setting. */
export function hasSettings(keys: ReadonlyMap<string, string>): boolean {
  return Object.values(SETTING_KEYS).some((key) => keys.has(key));
}

/** The keys of an `[sso-session]` that remember what is given: their values, undefined for those that go. */
export function settingsToKeep(given: GivenSettings): Map<string, string | undefined> {
  const kept = new Map<string, string | undefined>();
  for (const [name, texts] of Object.entries(given) as [SettingName, readonly string[] | undefined][]) {
    if (texts === undefined) continue;
    const values = texts.map((text) => text.trim()).filter((text) => text !== '');
    kept.set(SETTING_KEYS[name], values.length === 0 ? undefined : values.join(BETWEEN));
  }
  return kept;
}

/**
 * The settings of a session: what is given now over what it remembers.
 * @throws USAGE, REGION_INVALID for what is given; CONFIG_INVALID with file and line for what is remembered
 */
export function settingsOf(
  session: Place & { name: string; keys: ReadonlyMap<string, string> },
  given: GivenSettings = {},
): SyncSettings {
  const now = settingsToKeep(given);
  function read<T>(name: SettingName, parse: (values: string[]) => T): T {
    const key = SETTING_KEYS[name];
    const text = now.has(key) ? now.get(key) : session.keys.get(key);
    const values = text === undefined || text === '' ? [] : text.split(BETWEEN).map((value) => value.trim());
    try {
      return parse(values);
    } catch (error) {
      throw now.has(key) ? error : remembered(error, session, key);
    }
  }
  const regions = read('region', readRegions);
  const template = read('name', (values) => {
    const text = values.join(BETWEEN);
    requireOneLine('a name template', text);
    return parseTemplate(text || (regions.length > 1 ? DEFAULT_REGIONAL_TEMPLATE : DEFAULT_TEMPLATE));
  });
  if (regions.length > 1 && !template.namesRegion)
    throw new SsoctlError(
      'USAGE',
      `several Regions (${regions.join(', ')}), but the name template ${JSON.stringify(template.text)} holds no {region}`,
      {
        hint: 'give --name with {region} in it',
      },
    );
  return {
    template,
    regions,
    include: read('include', (values) => values.flatMap(parsePatterns)),
    exclude: read('exclude', (values) => values.map(parsePatterns)),
    rules: read('set', (values) => values.map(parseRule)),
  };
}

function readRegions(values: readonly string[]): string[] {
  const regions = values.flatMap((value) => value.split(',')).map((region) => region.trim());
  for (const region of regions) requireRegion(region);
  return [...new Set(regions)];
}

function remembered(error: unknown, { name, file, line }: Place & { name: string }, key: string): unknown {
  if (!isSsoctlError(error, 'USAGE', 'REGION_INVALID')) return error;
  return new SsoctlError('CONFIG_INVALID', `${key} of sso-session "${name}" (${file}:${line}): ${error.message}`, {
    hint: `correct ${key} below line ${line} of ${file}${error.hint === undefined ? '' : `: ${error.hint}`}`,
    details: { session: name, key, file, line },
    cause: error,
  });
}
