import { describe, expect, test } from 'vitest';
import { type WhyQuestion, why } from '../../src/access/questions/why.ts';
import { ACCOUNT, acme, asking, GROUP, SET, USER } from './acme.ts';

const ask = (question: WhyQuestion, options: Parameters<typeof asking>[0] = {}, model = acme()) =>
  why(asking(options, model).deps, question);
const steps = ({ chain }: Awaited<ReturnType<typeof why>>) => chain.map(({ step, holds }) => [step, holds]);

test('somebody who gets in sees every link, the group among them', async () => {
  const answer = await ask({ user: 'maya', account: 'prod', permissionSet: 'Admin' });
  expect(answer).toMatchObject({ granted: true, complete: true, fix: 'ssoctl doctor' });
  expect(steps(answer)).toEqual([
    ['user-exists', true],
    ['user-enabled', true],
    ['account-in-organization', true],
    ['account-active', true],
    ['permission-set-exists', true],
    ['assigned', true],
    ['provisioned', true],
    ['up-to-date', true],
  ]);
  expect(answer.chain.map(({ detail }) => detail)).toEqual([
    `"maya" is ${USER.maya}`,
    '"maya" is enabled',
    `"prod" (${ACCOUNT.prod}) is an account of the organization`,
    `"prod" (${ACCOUNT.prod}) is ACTIVE`,
    `"Admin" is ${SET.Admin}`,
    '"Admin" through group "Admins"',
    `"Admin" is provisioned in ${ACCOUNT.prod}`,
    '"Admin" is up to date there',
  ]);
});

describe('the first link that is missing comes with the command that mends it', () => {
  test.each([
    ['nobody of that name', { user: 'moya', account: 'prod' }, 'user-exists', 'ssoctl org users'],
    [
      'a user who is disabled',
      { user: 'noor', account: 'prod' },
      'user-enabled',
      expect.stringContaining('identity provider'),
    ],
    [
      'an account outside the organization',
      { user: 'maya', account: '999999999999' },
      'account-in-organization',
      'ssoctl org accounts',
    ],
    [
      'an account that is suspended',
      { user: 'otto', account: 'old' },
      'account-active',
      `aws organizations describe-account --account-id ${ACCOUNT.old}`,
    ],
    [
      'a permission set that does not exist',
      { user: 'maya', account: 'prod', permissionSet: 'Admon' },
      'permission-set-exists',
      'ssoctl org permission-sets',
    ],
    [
      'no assignment',
      { user: 'otto', account: 'prod', permissionSet: 'Admin' },
      'assigned',
      `ssoctl access grant --user otto --account ${ACCOUNT.prod} --permission-set Admin`,
    ],
  ])('%s', async (_name, question, step, fix) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ granted: false, complete: true });
    expect(answer.chain.find(({ holds }) => holds !== true)).toMatchObject({ step, holds: false });
    expect(answer.fix).toEqual(fix);
  });

  test('an older version lets in, and is told', async () => {
    const answer = await ask({ user: 'maya', account: 'sandbox' });
    expect(answer.granted).toBe(true);
    expect(answer.chain.at(-1)).toMatchObject({ step: 'up-to-date', holds: false });
    expect(answer.fix).toBe(
      `aws sso-admin provision-permission-set --instance-arn arn:aws:sso:::instance/ssoins-1234567890abcdef --permission-set-arn ${SET.Admin} --target-type AWS_ACCOUNT --target-id ${ACCOUNT.sandbox}`,
    );
  });

  test('assigned, but not provisioned: it does not let in', async () => {
    const model = acme();
    for (const set of model.permissionSets) set.provisionedIn = [];
    const answer = await ask({ user: 'maya', account: 'prod', permissionSet: 'Admin' }, {}, model);
    expect(answer.granted).toBe(false);
    expect(answer.chain.at(-1)).toMatchObject({ step: 'provisioned', holds: false });
    expect(answer.fix).toContain(
      `--permission-set-arn ${SET.Admin} --target-type AWS_ACCOUNT --target-id ${ACCOUNT.prod}`,
    );
  });
});

test('who is not assigned sees to whom it is', async () => {
  const { chain } = await ask({ user: 'otto', account: 'prod', permissionSet: 'Admin' });
  expect(chain.at(-1)?.detail).toBe(
    'neither assigned to the user nor to one of its 1 groups; it is assigned to group "Admins", which the user is not in',
  );
});

test('a link that cannot be looked at leaves the verdict open, and advises nothing', async () => {
  const answer = await ask(
    { user: 'otto', account: 'prod', permissionSet: 'Admin' },
    { faults: [{ code: 'ACCESS_DENIED', operation: 'identitystore:ListGroupMembershipsForMember' }] },
  );
  expect(answer).toMatchObject({ complete: false, errors: [{ operation: 'ListGroupMembershipsForMember' }] });
  expect(answer).not.toHaveProperty('granted');
  expect(answer).not.toHaveProperty('fix');
  expect(answer.chain.at(-1)).not.toHaveProperty('holds');
});

test('a link that is certain to be missing decides, whatever else failed', async () => {
  const answer = await ask(
    { user: 'noor', account: 'prod', permissionSet: 'Admin' },
    { faults: [{ code: 'ACCESS_DENIED', operation: 'sso-admin:ListAccountAssignments' }] },
  );
  expect(answer).toMatchObject({ granted: false, complete: false });
});

test('without the right to look at accounts the rest of the chain is told', async () => {
  const answer = await ask(
    { user: 'maya', account: ACCOUNT.prod, permissionSet: 'Admin' },
    { faults: [{ code: 'ACCESS_DENIED', operation: 'organizations:DescribeAccount' }] },
  );
  expect(answer.chain.find(({ step }) => step === 'assigned')).toMatchObject({ holds: true });
  expect(answer).not.toHaveProperty('granted');
  expect(answer.errors).toMatchObject([{ operation: 'DescribeAccount', accountId: ACCOUNT.prod }]);
});

test('everything is asked anew: yesterday is no answer to "access denied"', async () => {
  const { deps, model } = asking();
  expect(await why(deps, { user: 'maya', account: 'prod' })).toMatchObject({ granted: true });
  for (const user of model.users) user.status = 'DISABLED';
  expect(await why(deps, { user: 'maya', account: 'prod' })).toMatchObject({ granted: false, ageMs: 0 });
});

test('a name with quotes and blanks stays one word of the command, and control characters are shown', async () => {
  const model = acme();
  const [maya] = model.users;
  if (maya !== undefined) maya.userName = `o'b; rm -rf ~\n\u001b[31m`;
  const answer = await ask({ user: USER.maya, account: 'prod', permissionSet: 'Idle' }, {}, model);
  expect(answer.fix).toContain(`--user 'o'\\''b; rm -rf ~`);
  expect(answer.chain[0]?.detail).toBe(`"o'b; rm -rf ~\\u000a\\u001b[31m" is ${USER.maya}`);
});

test('groups that nobody may name are told by id', async () => {
  const answer = await ask(
    { user: 'maya', account: 'prod', permissionSet: 'Admin' },
    {
      faults: ['identitystore:DescribeGroup', 'identitystore:ListGroups'].map((operation) => ({
        code: 'ACCESS_DENIED' as const,
        operation,
      })),
    },
  );
  expect(answer.chain.find(({ step }) => step === 'assigned')?.detail).toBe(`"Admin" through group ${GROUP.Admins}`);
  expect(answer).toMatchObject({ granted: true, complete: false });
});
