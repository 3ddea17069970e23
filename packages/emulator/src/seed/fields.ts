import { isRegion } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { readDuration } from './duration.ts';

/** What several parts of a seed are made of. */

export const text = v.pipe(v.string('expected text'), v.trim(), v.nonEmpty('must not be empty'));

/** YAML reads `012345678901` as a number and drops the zero: a short number is an id that was not quoted. */
export const accountId = v.pipe(
  v.union([v.string(), v.number()], 'expected twelve digits in quotes'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const id = String(dataset.value);
    if (/^\d{12}$/.test(id)) return id;
    const short = typeof dataset.value === 'number' && /^\d{1,11}$/.test(id);
    const quoted = `"${id.padStart(12, '0')}"`;
    addIssue({
      message: short
        ? `account ids have twelve digits, this has ${id.length}: quote it, so that a leading zero stays: ${quoted}`
        : `account ids have twelve digits, got ${JSON.stringify(dataset.value)}`,
    });
    return NEVER;
  }),
);

/** An account by id or by name; an unquoted id is a number. */
export const accountReference = v.union([v.string(), v.number()], 'expected an account id or name');
export const accountReferences = v.array(accountReference, 'expected a list of account ids or names');

export const names = (what: string) => v.array(text, `expected a list of ${what}`);

export const region = v.pipe(v.string(), v.check(isRegion, 'expected a Region such as eu-central-1'));

/** Users and groups: a UUID, before which older stores put their own ten digits. */
const UUID = '[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}';
export const PRINCIPAL_ID = new RegExp(`^([0-9a-f]{10}-)?${UUID}$`);
export const principalId = v.pipe(
  text,
  v.regex(PRINCIPAL_ID, 'expected a UUID, or ten hex digits, a hyphen and a UUID'),
);

export const instanceId = v.pipe(
  v.string(),
  v.regex(/^(sso)?ins-[a-zA-Z0-9-.]{16}$/, 'expected ssoins- and 16 characters'),
);
export const identityStoreId = v.pipe(v.string(), v.regex(/^d-[0-9a-f]{10}$/, 'expected d- and 10 hex digits'));

export const adminRights = v.picklist(['full', 'read', 'none'], 'expected full, read or none');

/** With its zone: without one a seed would mean another time on another machine. */
const TIME = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
export const time = v.pipe(
  v.string('expected a time such as 2024-05-06T07:08:09Z'),
  v.check(
    (value) => TIME.test(value) && !Number.isNaN(Date.parse(value)),
    (issue) => `not a time such as 2024-05-06T07:08:09Z: ${JSON.stringify(issue.input)}`,
  ),
);

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** `{ stage: production, cost-center: 4711 }` */
export const tags = v.pipe(
  v.record(
    v.string(),
    v.pipe(
      v.union([v.string(), v.number(), v.boolean()], 'expected text'),
      v.transform(String),
      v.maxLength(256, 'at most 256 characters'),
      v.regex(tagText, 'expected letters, digits, blanks and _.:/=+-@'),
    ),
  ),
  v.check((given) => Object.keys(given).length <= 50, 'at most 50 tags'),
  v.check(
    (given) => Object.keys(given).every((key) => key.length >= 1 && key.length <= 128 && tagText.test(key)),
    'names of tags have 1 to 128 letters, digits, blanks and _.:/=+-@',
  ),
);

export function duration(lowest: number, highest: number, range: string) {
  return v.pipe(
    v.union([v.string(), v.number()], 'expected a duration such as 8h, 90m, PT8H, or seconds'),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const seconds = readDuration(dataset.value);
      if (seconds !== undefined && seconds >= lowest && seconds <= highest) return seconds;
      const got = JSON.stringify(dataset.value);
      const message =
        seconds === undefined ? `not a duration such as 8h, 90m or PT8H: ${got}` : `${got} is not ${range}`;
      addIssue({ message });
      return NEVER;
    }),
  );
}
