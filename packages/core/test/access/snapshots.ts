import fc from 'fast-check';
import type { Snapshot } from '../../src/access/snapshot-types.ts';

/** Names as somebody may choose them who means ill, or writes another script. */
export const HOSTILE = [
  '=cmd|"/c calc"!A1',
  '+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r\n=1',
  '"=1"',
  "'=1",
  '＝1',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '<img src=x onerror=alert(1)>',
  '&amp; &lt;',
  'a\u0000b\u001b[31m',
  'line\nbreak\r\n',
  '\u202egnp.exe',
  'שלום',
  '山田 太郎',
  '👩‍👩‍👧',
  '\ud800',
  ' blanks ',
  'comma, "quoted"',
  '__proto__',
  '',
];

export const hostileName = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 12 }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const pool = (count: number, id: (at: number) => string) => Array.from({ length: count }, (_, at) => id(at));
export const ACCOUNTS = pool(5, (at) => `${at + 1}`.repeat(12));
export const SETS = pool(4, (at) => `arn:aws:sso:::permissionSet/ssoins-1/ps-${at}`);
export const USERS = pool(6, (at) => `user-${at}`);
export const GROUPS = pool(4, (at) => `group-${at}`);

function someOf<T>(ids: readonly string[], item: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.subarray([...ids]).chain((chosen) => fc.tuple(...chosen.map(item)) as fc.Arbitrary<T[]>);
}

const policy = fc.record({
  name: hostileName,
  arn: fc.constantFrom('arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B'),
});
const policies = fc.record({
  managed: fc.array(policy, { maxLength: 2 }),
  customerManaged: fc.array(fc.record({ name: hostileName, path: fc.constant('/') }), { maxLength: 2 }),
  inline: maybe(hostileName),
  boundary: maybe(
    fc.oneof(
      fc.record({ managedPolicyArn: fc.constant('arn:aws:iam::aws:policy/B') }),
      fc.record({ name: hostileName, path: fc.constant('/') }),
    ),
  ),
});

const assignment = fc.oneof(
  fc.record({
    accountId: fc.constantFrom(...ACCOUNTS),
    permissionSetArn: fc.constantFrom(...SETS),
    principalType: fc.constant('USER' as const),
    principalId: fc.constantFrom(...USERS),
  }),
  fc.record({
    accountId: fc.constantFrom(...ACCOUNTS),
    permissionSetArn: fc.constantFrom(...SETS),
    principalType: fc.constant('GROUP' as const),
    principalId: fc.constantFrom(...GROUPS),
  }),
);

/** Snapshots of one instance, with much in common, whole and without gaps: principals may be gone, groups empty, accounts suspended. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc.record({
  schema: fc.constant('ssoctl/snapshot/1' as const),
  startedAt: fc.constantFrom('2026-11-27T20:00:00.000Z', '2026-11-28T20:00:00.000Z'),
  takenAt: fc.constantFrom('2026-11-27T20:02:00.000Z', '2026-11-28T20:02:00.000Z'),
  instanceArn: fc.constant('arn:aws:sso:::instance/ssoins-1'),
  identityStoreId: fc.constant('d-1234567890'),
  region: fc.constant('eu-central-1'),
  organizationId: maybe(fc.constant('o-1234567890')),
  managementAccountId: maybe(fc.constant(ACCOUNTS[0] as string)),
  complete: fc.constant(true),
  errors: fc.constant([]),
  accounts: someOf(ACCOUNTS, (accountId) =>
    fc.record({
      accountId: fc.constant(accountId),
      name: maybe(hostileName),
      email: maybe(hostileName),
      state: fc.constantFrom('ACTIVE', 'ACTIVE', 'SUSPENDED'),
      unit: maybe(hostileName),
      tags: maybe(fc.dictionary(hostileName, hostileName, { maxKeys: 2 })),
    }),
  ),
  permissionSets: someOf(SETS, (arn) =>
    fc.record({
      arn: fc.constant(arn),
      name: hostileName,
      description: maybe(hostileName),
      sessionDuration: maybe(fc.constantFrom('PT1H', 'PT8H')),
      relayState: maybe(hostileName),
      policies: maybe(policies),
      tags: maybe(fc.dictionary(hostileName, hostileName, { maxKeys: 2 })),
      provisionedIn: maybe(fc.shuffledSubarray(ACCOUNTS)),
      outOfDateIn: maybe(fc.shuffledSubarray(ACCOUNTS)),
    }),
  ),
  users: someOf(USERS, (userId) =>
    fc.record({
      userId: fc.constant(userId),
      userName: maybe(hostileName),
      displayName: maybe(hostileName),
      email: maybe(hostileName),
      status: maybe(fc.constantFrom('ENABLED' as const, 'DISABLED' as const)),
    }),
  ),
  groups: someOf(GROUPS, (groupId) =>
    fc.record({
      groupId: fc.constant(groupId),
      displayName: maybe(hostileName),
      description: maybe(hostileName),
      members: maybe(fc.subarray(USERS)),
    }),
  ),
  assignments: fc.uniqueArray(assignment, { maxLength: 12, selector: (one) => Object.values(one).join(' ') }),
});
