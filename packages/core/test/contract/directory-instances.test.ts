import { findInstances } from '@ssoctl/core/internal/directory/find-instances';
import { instancesIn } from '@ssoctl/core/internal/directory/instances';
import { ssoAdmin } from '@ssoctl/core/internal/directory/sso-admin-client';
import type { Instance } from '@ssoctl/core/internal/directory/types';
import { askingRegions } from '@ssoctl/core/internal/locate/ask-region';
import { portalUrlsOf } from '@ssoctl/core/internal/locate/portal-urls';
import { IDENTITY_CENTER_REGIONS } from '@ssoctl/core/internal/wire/regions';
import { afterEach, describe, expect, test } from 'vitest';
import { all, closeCompanies, company, DELEGATED, MEMBER, OUTSIDE, REGION } from './directory-context.ts';

afterEach(closeCompanies);

const REGIONS = IDENTITY_CENTER_REGIONS.aws ?? [];
const organizationInstance = { region: REGION, regions: ['us-east-1', 'eu-west-1'] };

describe('finding instances', () => {
  test('asks every Region, and shows one that several show once', async () => {
    const t = await company({ instance: organizationInstance });
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    const { instances, failures } = await findInstances(t.deps, REGIONS, t.keys(), { onProgress });
    expect(failures).toEqual([]);
    expect(instances).toEqual([
      {
        instanceArn: t.instance.instanceArn,
        identityStoreId: t.instance.identityStoreId,
        ownerAccountId: '111122223333',
        status: 'ACTIVE',
        region: REGION,
        createdAtMs: expect.any(Number),
        regions: [
          { name: REGION, status: 'ACTIVE', isPrimary: true },
          { name: 'us-east-1', status: 'ACTIVE', isPrimary: false },
          { name: 'eu-west-1', status: 'ACTIVE', isPrimary: false },
        ],
      },
    ]);
    expect(told).toEqual(Array.from({ length: REGIONS.length + 1 }, (_, done) => done));
    expect(t.count('sso-admin:ListInstances')).toBe(REGIONS.length);
  });

  test('asks no further when what was found is enough', async () => {
    const t = await company();
    const enough = (found: readonly Instance[]) => found.length > 0;
    const first = [REGION, ...REGIONS.filter((region) => region !== REGION)];
    const { instances } = await findInstances(t.deps, first, t.keys(), { enough });
    expect(instances).toHaveLength(1);
    expect(t.count('sso-admin:ListInstances')).toBeLessThan(REGIONS.length);
  });

  test('shows a member account the organization’s and its own', async () => {
    const t = await company({ accountInstances: [{ account: MEMBER, region: 'us-east-1', name: 'Shop' }] });
    const { instances } = await findInstances(t.deps, ['us-east-1', REGION], t.keys(MEMBER));
    expect(instances.map(({ name, ownerAccountId, region }) => [name, ownerAccountId, region])).toEqual([
      ['Shop', MEMBER, 'us-east-1'],
      ['Larkspur-Coffee', '111122223333', REGION],
    ]);
  });

  test('of an account outside finds nothing', async () => {
    const t = await company();
    expect(await findInstances(t.deps, ['us-east-1', REGION], t.keys(OUTSIDE))).toEqual({
      instances: [],
      failures: [],
    });
  });

  test('is not sunk by Regions that refuse or do not answer; they are told, in order', async () => {
    const t = await company({ behaviour: { deniedRegions: ['us-east-1', 'eu-west-1'] } });
    const { instances, failures } = await findInstances(t.deps, ['eu-west-1', REGION, 'us-east-1'], t.keys(DELEGATED));
    expect(instances).toHaveLength(1);
    expect(failures).toMatchObject([
      { region: 'eu-west-1', error: { code: 'ACCESS_DENIED', details: { denied: 'organization-policy' } } },
      { region: 'us-east-1', error: { code: 'ACCESS_DENIED', details: { action: 'sso:ListInstances' } } },
    ]);
  });

  test('ends at once when the credentials have expired', async () => {
    const t = await company();
    const expired = { fault: 'error', status: 400, code: 'ExpiredTokenException', after: 9 } as const;
    t.emulator.control.faults.replace({ rules: [{ operation: 'sso-admin:*', ...expired }] });
    const hint = { expiredHint: 'run: renew' };
    await expect(findInstances({ ...t.deps, ...hint }, REGIONS, t.keys())).rejects.toMatchObject({
      code: 'CREDENTIALS_EXPIRED',
      hint: 'run: renew',
    });
    expect(t.emulator.control.calls.count()).toBeLessThan(REGIONS.length * 2);
  });

  test('can be cancelled', async () => {
    const t = await company();
    const stop = new AbortController();
    const finding = findInstances(t.deps, REGIONS, t.keys(), {
      signal: stop.signal,
      onProgress: (done) => done === 3 && stop.abort(),
    });
    await expect(finding).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

test.each(['eu-central-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'])(
  'every address that follows from an instance in %s is one that its sign-in service takes',
  async (region) => {
    const t = await company({ instance: { region } });
    const { id: instanceId, identityStoreId } = t.seed.instance;
    const settings = { ...t.deps.settings, endpoints: { 'sso-oidc': t.emulator.url } };
    const ask = askingRegions({ world: t.world, config: { sessions: new Map(), profiles: new Map() }, settings });
    const urls = portalUrlsOf({ region, instanceId, identityStoreId });
    expect(urls.length).toBeGreaterThanOrEqual(3);
    for (const { url } of urls) expect([url, (await ask(url, region)).kind]).toEqual([url, 'knows']);
    const another = portalUrlsOf({ region, instanceId: 'ssoins-0000000000000000', identityStoreId: 'd-0000000000' });
    for (const { url } of another) expect([url, (await ask(url, region)).kind]).toEqual([url, 'unknown-there']);
  },
);

describe('one instance', () => {
  test('tells in detail whether it gives access to accounts, and whose key it has', async () => {
    const t = await company({ instance: organizationInstance });
    const region = instancesIn(ssoAdmin(t.deps, REGION, t.keys()), REGION);
    expect(await region.describe(t.instance.instanceArn)).toEqual({
      permissionSetsEnabled: true,
      encryptionKeyArn: expect.stringMatching(/^arn:aws:kms:eu-central-1:/),
    });
    expect((await all(region.regions(t.instance.instanceArn))).map(({ name }) => name)).toEqual([
      REGION,
      'us-east-1',
      'eu-west-1',
    ]);
  });

  test('is denied to a member account', async () => {
    const t = await company();
    const region = instancesIn(ssoAdmin(t.deps, REGION, t.keys(MEMBER)), REGION);
    await expect(region.describe(t.instance.instanceArn)).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      details: { action: 'sso:DescribeInstance', denied: 'account' },
    });
  });
});
