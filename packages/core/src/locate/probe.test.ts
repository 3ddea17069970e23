import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { IDENTITY_CENTER_REGIONS } from '@ssoctl/core/internal/wire/regions';
import { describe, expect, test } from 'vitest';
import type { RegionAnswer } from './ask-region.ts';
import { givenPortal } from './portal.ts';
import { probe, probeOrder } from './probe.ts';

const REGIONS = IDENTITY_CENTER_REGIONS.aws ?? [];
const CLIENT = { clientId: 'c' };
const silent = (networkCode?: string): RegionAnswer => ({
  kind: 'silent',
  error: new SsoctlError('NETWORK_UNREACHABLE', 'cannot reach it', { details: { networkCode } }),
});

async function asked(answerOf: (region: string) => RegionAnswer, regions = REGIONS) {
  const order: string[] = [];
  const progress: string[] = [];
  let [now, most] = [0, 0];
  const ask = async (_url: string, region: string) => {
    order.push(region);
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return answerOf(region);
  };
  const onProgress = (done: number, total: number) => progress.push(`${done}/${total}`);
  return { probed: await probe(ask, 'https://corp.awsapps.com/start', regions, { onProgress }), order, most, progress };
}

describe('asking Regions', () => {
  test('stops after the eight among which one alone knows the portal', async () => {
    const { probed, order, most } = await asked((r) => ({
      kind: r === 'eu-west-1' ? 'knows' : 'unknown-there',
      ...CLIENT,
    }));
    expect(probed.known).toEqual(['eu-west-1']);
    expect(order).toEqual(REGIONS.slice(0, 8));
    expect(most).toBe(8);
  });

  test('goes on to the last of them where none knows it', async () => {
    const { probed, order, progress } = await asked(() => ({ kind: 'unknown-there', ...CLIENT }));
    expect(probed).toMatchObject({ known: [], refused: REGIONS, silent: [] });
    expect(order).toHaveLength(34);
    expect(progress).toEqual(['0/34', '8/34', '16/34', '24/34', '32/34']);
  });

  test('asks all where several know it, because the right one may be any', async () => {
    const { probed } = await asked(() => ({ kind: 'knows', ...CLIENT }));
    expect(probed.known).toEqual(REGIONS);
  });

  test('does not believe the first one while nobody else has answered', async () => {
    const { order } = await asked((r) => (r === 'us-east-1' ? { kind: 'knows', ...CLIENT } : silent('ECONNREFUSED')));
    expect(order).toHaveLength(34);
  });

  test('keeps who gave no answer, and asks the others all the same', async () => {
    const { probed } = await asked((r) =>
      r === 'us-east-1' ? silent('ECONNREFUSED') : { kind: r === 'us-west-2' ? 'knows' : 'unknown-there', ...CLIENT },
    );
    expect(probed).toMatchObject({ known: ['us-west-2'], silent: [{ region: 'us-east-1' }] });
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ERR_PROXY_UNREACHABLE'])(
    'stops where there is no network (%s)',
    async (code) => {
      expect((await asked(() => silent(code))).order).toHaveLength(8);
    },
  );

  test('goes on behind a firewall that lets one Region through', async () => {
    const { probed } = await asked((r) =>
      r === 'mx-central-1' ? { kind: 'knows', ...CLIENT } : silent('ERR_CONNECT_TIMEOUT'),
    );
    expect(probed.known).toEqual(['mx-central-1']);
  });
});

describe('the order', () => {
  const order = (text: string) => probeOrder(givenPortal(text).portal);

  test('begins where the id of the identity store points to', () => {
    expect(order('d-c367f2ab13').slice(0, 3)).toEqual(['eu-north-1', 'us-east-1', 'us-west-2']);
    expect([...order('d-c367f2ab13')].sort()).toEqual([...REGIONS].sort());
  });

  test('is that of the partition, and of no other', () => {
    expect(order('corp')).toEqual(REGIONS);
    expect(order('https://start.home.awsapps.cn/directory/d-9067f2ab13')).toEqual(['cn-north-1', 'cn-northwest-1']);
    expect(order('https://start.us-gov-home.awsapps.com/directory/agency')).toEqual(['us-gov-west-1', 'us-gov-east-1']);
    expect(order('https://identitycenter.amazonaws.eu/ssoins-1234567890abcdef')).toEqual(['eusc-de-east-1']);
  });

  test('is commercial AWS and then GovCloud where the address does not tell', () => {
    expect(order('https://something-new.app.aws')).toEqual([...REGIONS, 'us-gov-west-1', 'us-gov-east-1']);
  });
});
