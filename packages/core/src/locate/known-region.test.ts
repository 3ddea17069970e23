import { mkdirSync, symlinkSync } from 'node:fs';
import { loadConfig, serviceSettings } from '@ssoctl/core/internal/config/index';
import { type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { knownRegion } from './known-region.ts';
import { givenPortal } from './portal.ts';

const CORP = 'https://corp.awsapps.com/start';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

async function known(text: string, config = '', tokens: Record<string, unknown> = {}) {
  await home.write('.aws/config', config);
  for (const [name, content] of Object.entries(tokens))
    await home.write(`.aws/sso/cache/${name}`, typeof content === 'string' ? content : JSON.stringify(content));
  const world = worldFor(home);
  const loaded = await loadConfig(world);
  return knownRegion({ world, config: loaded, settings: serviceSettings(loaded, {}) }, givenPortal(text).portal);
}

const session = (region: string, url = CORP) => `[sso-session corp]\nsso_start_url = ${url}\nsso_region = ${region}\n`;
const legacy = (region: string, url = CORP) => `[profile old]\nsso_start_url = ${url}\nsso_region = ${region}\n`;
const token = (region: string, startUrl = CORP) => ({
  startUrl,
  region,
  accessToken: 'a',
  expiresAt: '2020-01-01T00:00:00Z',
});

describe('what this machine knows of a portal', () => {
  test.each([
    ['a session in another spelling', session('eu-west-1', `${CORP}/#/`), 'session corp says eu-west-1'],
    ['a profile with its own start URL', legacy('eu-west-1'), 'profile old says eu-west-1'],
    ['a profile of granted', legacy('eu-west-1').replaceAll('sso_', 'granted_sso_'), 'profile old says eu-west-1'],
  ])('%s', async (_what, config, outcome) => {
    expect(await known('corp', config)).toEqual([{ how: 'configured', region: 'eu-west-1', outcome }]);
  });

  test('an instance under another form of its address', async () => {
    const there = session('eu-west-1', 'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws');
    expect(await known('ssoins-1234567890abcdef', there)).toMatchObject([{ how: 'configured', region: 'eu-west-1' }]);
  });

  test('a sign-in that was made once, though it is over', async () => {
    expect(await known('corp', '', { 'a.json': token('eu-west-1', `${CORP}/`) })).toMatchObject([
      { how: 'configured', outcome: 'nothing with this portal is configured' },
      { how: 'cache', region: 'eu-west-1' },
    ]);
  });

  test('a sign-in against the configuration: the sign-in', async () => {
    expect(await known('corp', session('us-east-1'), { 'a.json': token('eu-west-1') })).toMatchObject([
      { how: 'configured', outcome: 'session corp says us-east-1, but a cached sign-in was made in eu-west-1' },
      { how: 'cache', region: 'eu-west-1' },
    ]);
  });

  test('two that disagree: neither', async () => {
    const found = await known('corp', session('us-east-1') + legacy('eu-west-1'), {
      'a.json': token('us-east-1'),
      'b.json': token('eu-west-1'),
    });
    expect(found.map(({ region }) => region)).toEqual([undefined, undefined]);
    expect(found[0]?.outcome).toBe(
      'the configuration disagrees: session corp says us-east-1, profile old says eu-west-1',
    );
  });

  test.each([
    ['a Region that is none', session('Frankfurt')],
    ['a Region of another partition', session('cn-north-1')],
    ['another portal', session('eu-west-1', 'https://lab.awsapps.com/start')],
    ['no Region', `[sso-session corp]\nsso_start_url = ${CORP}\n`],
  ])('nothing from %s', async (_what, config) => {
    expect((await known('corp', config)).map(({ region }) => region)).toEqual([undefined, undefined]);
  });

  test('nothing from what else lies in the cache, and no warning about it', async () => {
    mkdirSync(home.at('.aws/sso/cache/folder.json'), { recursive: true });
    symlinkSync(home.at('nowhere'), home.at('.aws/sso/cache/dangling.json'));
    const found = await known('corp', '', {
      'empty.json': '',
      'half.json': '{"startUrl": "https://corp.aws',
      'list.json': '[1]',
      'null.json': 'null',
      'registration.json': { ...token('eu-west-1'), accessToken: undefined, clientId: 'x' },
      'numbers.json': { ...token('eu-west-1'), region: 7 },
      'huge.json': JSON.stringify({ ...token('eu-west-1'), more: 'x'.repeat(70_000) }),
      'token.txt': token('eu-west-1'),
      'elsewhere.json': token('eu-west-1', 'https://lab.awsapps.com/start'),
    });
    expect(found.map(({ region }) => region)).toEqual([undefined, undefined]);
  });

  test('no more of the cache than anybody has', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 201 }, (_, at) => [`${String(at).padStart(3, '0')}.json`, '{}']),
    );
    expect((await known('corp', '', { ...many, '200.json': token('eu-west-1') })).at(-1)?.region).toBeUndefined();
    expect((await known('corp', '', { '199.json': token('eu-west-1') })).at(-1)?.region).toBe('eu-west-1');
  });
});
