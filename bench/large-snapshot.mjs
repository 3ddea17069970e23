// A made-up organization of any size, the same at every call: for the report's measures and its tests in a browser.

const TEAMS = 'Payments Ledger Search Catalog Checkout Identity Fraud Billing Mobile Data Risk Support'.split(' ');
const STAGES = ['Prod', 'Staging', 'Dev', 'Sandbox'];
const SETS =
  'AdministratorAccess ReadOnly PowerUser Billing SupportUser NetworkAdmin DataScientist DatabaseAdmin'.split(' ');
const FIRST = 'ada björn chiara dmitri elif farah goran hana ines joão kenji łucja maya nils olu petra'.split(' ');
const LAST = 'adeyemi berg costa dvořák eriksen fischer garcía haddad ito jansen kowalski lindqvist'.split(' ');

/**
 * @param sizes how many of what; people are in groups of very different sizes, nine assignments of ten go to groups
 */
export function largeSnapshot(sizes = {}) {
  const { accounts, permissionSets, users, groups, assignments } = {
    accounts: 7_000,
    permissionSets: 300,
    users: 20_000,
    groups: 2_000,
    assignments: 100_000,
    ...sizes,
  };
  const random = mulberry(20261127);
  const any = (count) => Math.floor(random() * count);
  const pick = (list, at) => list[at % list.length];
  const id = (at, length) => String(at + 1).padStart(length, '0');
  const made = (count, item) => Array.from({ length: count }, (_, at) => item(at));
  const userId = (at) => `9${id(at, 9)}-3041-7e8f-a1b2-${id(at * 7, 12)}`;
  const groupId = (at) => `7${id(at, 9)}-20b1-70c3-94d5-${id(at * 3, 12)}`;
  const arnOf = (at) => `arn:aws:sso:::permissionSet/ssoins-7223a1b2c3d4e5f6/ps-${id(at, 16)}`;
  const accountId = (at) => String(111_111_111_111 + at * 90_001);

  const keys = new Set();
  while (keys.size < assignments) {
    const account = any(accounts);
    // A few sets are everywhere, most are rare.
    const set = Math.floor(random() ** 3 * permissionSets);
    const toGroup = random() < 0.9;
    keys.add(`${account} ${set} ${toGroup ? 'GROUP' : 'USER'} ${any(toGroup ? groups : users)}`);
  }
  return {
    schema: 'ssoctl/snapshot/1',
    startedAt: '2026-11-27T20:00:00.000Z',
    takenAt: '2026-11-27T20:09:41.000Z',
    instanceArn: 'arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6',
    identityStoreId: 'd-9967123456',
    region: 'eu-central-1',
    organizationId: 'o-a1b2c3d4e5',
    managementAccountId: accountId(0),
    complete: true,
    errors: [],
    accounts: made(accounts, (at) => {
      const team = pick(TEAMS, at);
      const stage = pick(STAGES, Math.floor(at / TEAMS.length));
      const name = `${team} ${stage} ${Math.floor(at / (TEAMS.length * STAGES.length)) + 1}`;
      return {
        accountId: accountId(at),
        name,
        email: `aws+${name.toLowerCase().replaceAll(' ', '-')}@example.com`,
        state: at % 997 === 996 ? 'SUSPENDED' : 'ACTIVE',
        unit: `Root/${stage === 'Sandbox' ? 'Sandboxes' : `Workloads/${stage}`}/${team}`,
      };
    }),
    permissionSets: made(permissionSets, (at) => ({
      arn: arnOf(at),
      name: at < SETS.length ? SETS[at] : `${pick(TEAMS, at)}-${pick(SETS, Math.floor(at / TEAMS.length))}-${at}`,
      sessionDuration: at % 3 === 0 ? 'PT1H' : 'PT8H',
      policies: {
        managed: [{ name: pick(SETS, at), arn: `arn:aws:iam::aws:policy/${pick(SETS, at)}` }],
        customerManaged: [],
      },
    })),
    users: made(users, (at) => {
      const [first, last] = [pick(FIRST, at), pick(LAST, Math.floor(at / FIRST.length))];
      const number = Math.floor(at / (FIRST.length * LAST.length));
      const userName = `${first}.${last}${number === 0 ? '' : number}`;
      return {
        userId: userId(at),
        userName,
        displayName: `${first[0].toUpperCase()}${first.slice(1)} ${last[0].toUpperCase()}${last.slice(1)}`,
        email: `${userName.normalize('NFD').replace(/[^\w.]/g, '')}@example.com`,
        status: at % 83 === 82 ? 'DISABLED' : 'ENABLED',
      };
    }),
    groups: made(groups, (at) => ({
      groupId: groupId(at),
      displayName: `${pick(TEAMS, at)}-${at % 2 === 0 ? 'Engineers' : 'Operators'}-${Math.floor(at / TEAMS.length) + 1}`,
      members: [
        ...new Set(made(at % 211 === 210 ? 0 : Math.ceil(120 * random() ** 4), () => userId(any(users)))),
      ].sort(),
    })),
    assignments: [...keys].map((key) => {
      const [account, set, principalType, principal] = key.split(' ');
      return {
        accountId: accountId(Number(account)),
        permissionSetArn: arnOf(Number(set)),
        principalType,
        principalId: principalType === 'USER' ? userId(Number(principal)) : groupId(Number(principal)),
      };
    }),
  };
}

/** Numbers from 0 to 1 that follow from one number (mulberry32). */
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
