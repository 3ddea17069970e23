import * as v from 'valibot';
import { duration, region, text } from './fields.ts';

const boolean = v.boolean('expected true or false');
const size = (most: number) =>
  v.pipe(
    v.number('expected a number'),
    v.integer('expected a whole number'),
    v.minValue(1, 'at least 1'),
    v.maxValue(most, `at most ${most}`),
  );
/** Nothing, or as long as a duration. */
const wait = v.union(
  [v.literal(0), duration(1, 86_400, 'between a second and a day')],
  'expected 0, or a duration such as 30s',
);

/** Where the service's behaviour is not documented, or differs. What each means stands at {@link ./types.ts}. */
export const behaviour = v.strictObject({
  rotate: v.exactOptional(boolean),
  wrongRegion: v.exactOptional(v.picklist(['refused', 'hangs'], 'expected refused or hangs')),
  pageSize: v.exactOptional(size(100)),
  emptyFirstPage: v.exactOptional(boolean),
  extraScopes: v.exactOptional(v.array(text)),
  principalRows: v.exactOptional(v.picklist(['inherited', 'direct'], 'expected inherited or direct')),
  principalCallers: v.exactOptional(v.picklist(['delegated', 'management'], 'expected delegated or management')),
  memberSeesInstance: v.exactOptional(boolean),
  adminPageSize: v.exactOptional(size(100)),
  emptyPages: v.exactOptional(boolean),
  accountStatus: v.exactOptional(v.picklist(['both', 'status', 'state'], 'expected both, status or state')),
  assignmentTime: v.exactOptional(wait),
  outstandingAssignments: v.exactOptional(size(1000)),
  listingDelay: v.exactOptional(wait),
  deniedRegions: v.exactOptional(v.array(region, 'expected a list of Regions')),
});
