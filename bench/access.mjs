// What questions about who gets in where cost an organization of 300 accounts at the service's limits: calls, seconds, and how many
// were refused. Needs about three minutes: the service's limit decides, not the machine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchEmulator } from './emulator.mjs';
import { ssoctl } from './ssoctl.mjs';

export const SIZES = { accounts: 300, sets: 40, setsPerAccount: 8, users: 2_000, groups: 250, groupsPerPair: 2 };
/** Permission set after permission set: the cheapest way that finds everything, also who was deleted. */
export const CHEAPEST = SIZES.sets + SIZES.accounts * SIZES.setsPerAccount;
const LATENCY_MS = 50;
const KEYS = { accessKeyId: 'AKIABENCHBENCHBENCH0', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const REGION = 'eu-west-1';
/** What only finds the instance, whoever asks whatever. */
const FINDING = ['sso-admin:ListInstances', 'organizations:DescribeOrganization'];

/** @returns for each question the calls by operation; for the whole walk also its seconds and the share that was refused */
export async function measureAccess() {
  const home = mkdtempSync(join(tmpdir(), 'ssoctl-bench-access-'));
  const emulator = await startBenchEmulator(home, {
    organization: organization(),
    user: userName(0),
    faults: limits(),
  });
  try {
    writeProfile(home);
    const env = { ...emulator.env, XDG_CACHE_HOME: join(home, 'cache') };
    let seen = 0;
    const ask = async (args) => {
      const startedMs = performance.now();
      const text = await ssoctl(env, ['access', ...args, '--profile', 'bench']);
      const seconds = (performance.now() - startedMs) / 1000;
      const all = await emulator.calls('*');
      const calls = all.slice(seen);
      seen = all.length;
      const document = JSON.parse(text);
      return { document, seconds, calls: countedCalls(calls), found: foundIn(document) };
    };

    const account = accountId(7);
    const who = await ask(['who', '--account', account, '--json']);
    const warm = await ask(['who', '--account', account, '--json']);
    // As of somebody who has never asked: names are kept by caller and instance.
    rmSync(join(home, 'cache'), { recursive: true, force: true });
    const of = await ask(['of', userName(42), '--json']);

    console.log(
      `Walking ${SIZES.accounts} accounts × ${SIZES.setsPerAccount} permission sets; this takes some minutes.`,
    );
    rmSync(join(home, 'cache'), { recursive: true, force: true });
    const walk = await ask(['snapshot', '--output', join(home, 'access.json'), '--json']);
    if (!walk.document.complete) throw new Error(`the walk is incomplete: ${JSON.stringify(walk.document.errors[0])}`);
    return { who, warm, of, walk };
  } finally {
    await emulator.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** What an answer is about, which decides how many calls it takes. */
function foundIn({ rows = [] }) {
  const distinct = (of) => new Set(rows.map(of).filter((id) => id !== undefined)).size;
  return {
    users: distinct(({ principalId }) => principalId),
    groups: distinct(({ via }) => via?.groupId),
    sets: distinct(({ permissionSetArn }) => permissionSetArn),
    accounts: distinct((row) => row.accountId),
  };
}

/** Calls that were answered, by what they are for. Asking which instance it is belongs to no question. */
function countedCalls(calls) {
  const refused = calls.filter(({ status, error }) => status === 429 || /Throttl|TooManyRequests/.test(error ?? ''));
  const answered = calls.filter((call) => !refused.includes(call) && !FINDING.includes(call.operation));
  const count = (fits) => answered.filter(({ operation }) => fits(operation)).length;
  const names = (operation) => /:(Describe|List(Managed|Customer)|Get(Inline|Permissions))/.test(operation);
  const ofAdmin = (operation) => operation.startsWith('sso-admin:');
  return {
    strategy: count((operation) => ofAdmin(operation) && !names(operation)),
    describing: count((operation) => operation === 'sso-admin:DescribePermissionSet'),
    memberships: count((operation) => /ListGroupMemberships$/.test(operation)),
    users: count((operation) => /:(ListUsers|DescribeUser)$/.test(operation)),
    groups: count((operation) => /:(ListGroups|DescribeGroup)$/.test(operation)),
    accounts: count((operation) => operation.startsWith('organizations:')),
    admin: count(ofAdmin),
    center: count((operation) => ofAdmin(operation) || operation.startsWith('identitystore:')),
    all: count((operation) => !operation.startsWith('sts:')),
    refusedShare: refused.length / Math.max(1, calls.length),
  };
}

/** Each answer takes its time; above the published rates the service refuses. */
function limits() {
  const PEOPLE = ['ListUsers', 'ListGroups', 'DescribeUser', 'DescribeGroup', 'GetUserId', 'GetGroupId'];
  const MEMBERS = ['ListGroupMemberships', 'ListGroupMembershipsForMember'];
  return [
    ...['sso-admin:*', 'identitystore:*', 'organizations:*'].map((operation) => ({
      operation,
      fault: 'delay',
      ms: LATENCY_MS,
    })),
    { operation: 'sso-admin:*', fault: 'throttle', abovePerSecond: 20 },
    ...[...PEOPLE, ...MEMBERS].map((name) => ({
      operation: `identitystore:${name}`,
      fault: 'throttle',
      abovePerSecond: 20,
    })),
    { operation: 'organizations:*', fault: 'throttle', abovePerSecond: 10 },
  ];
}

const accountId = (index) => String(100_000_000_000 + index);
const userName = (index) => `user-${index}`;
const groupName = (index) => `group-${index}`;
const setName = (index) => `Set${index}`;

/** Each account has eight of the forty permission sets, each of them two groups, and here and there somebody in person. */
function organization() {
  const { accounts, sets, setsPerAccount, users, groups, groupsPerPair } = SIZES;
  const range = (length, make) => Array.from({ length }, (_, index) => make(index));
  const assignments = range(accounts, (account) =>
    range(setsPerAccount, (nth) => {
      const set = ((account * setsPerAccount) % sets) + nth;
      const pair = account * setsPerAccount + nth;
      return {
        permissionSet: setName(set),
        accounts: [accountId(account)],
        groups: range(groupsPerPair, (more) => groupName((set * 6 + more * 3 + (account % 3)) % groups)),
        ...(pair % 50 === 0 ? { users: [userName(pair % users)] } : {}),
      };
    }),
  ).flat();
  return {
    key: 'bench-access',
    instance: { name: 'Bench', region: REGION },
    organization: { managementAccountId: accountId(0) },
    accounts: range(accounts, (index) => ({ id: accountId(index), name: `account-${index}` })),
    users: range(users, (index) => ({ name: userName(index) })),
    groups: range(groups, (index) => ({
      name: groupName(index),
      members: range(12, (nth) => userName((index * 8 + nth) % users)),
    })),
    permissionSets: range(sets, (index) => ({ name: setName(index), managedPolicies: ['ReadOnlyAccess'] })),
    assignments,
    accessKeys: [{ accountId: accountId(0), ...KEYS, userName: 'bench', adminRights: 'read' }],
  };
}

function writeProfile(home) {
  mkdirSync(join(home, '.aws'));
  writeFileSync(
    join(home, '.aws/config'),
    `[profile bench]
aws_access_key_id = ${KEYS.accessKeyId}
aws_secret_access_key = ${KEYS.secretAccessKey}
region = ${REGION}
`,
    { mode: 0o600 },
  );
}
