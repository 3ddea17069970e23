import { loadConfig } from '@ssoctl/core/internal/config/load';
import { serviceSettings } from '@ssoctl/core/internal/config/service-settings';
import { systemFiles } from '@ssoctl/core/internal/system/files';
import { systemRandom } from '@ssoctl/core/internal/system/random';
import { fakeClock } from '@ssoctl/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { KNOWN_IN_US_WEST_2, type Pages, type WebOfPages, webOfPages } from '../../test/web-of-pages.ts';
import { findRegion } from './find-region.ts';
import type { LocateOptions, Tried } from './types.ts';

const META = '<meta name="region" content="us-west-2"/>';
const VANITY = 'https://sso.example.com/aws';

const open: WebOfPages[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function find(text: string, pages: Pages, { config = '', ...options }: LocateOptions & { config?: string } = {}) {
  const web = await webOfPages(pages);
  open.push(web);
  await web.home.write('.aws/config', config);
  const files = systemFiles();
  const at = { home: web.home.path, env: {}, files };
  const world = { ...web.deps.world, home: web.home.path, files, clock: fakeClock(), random: systemRandom() };
  const loaded = await loadConfig(at);
  const settings = serviceSettings(loaded, {});
  return { web, located: await findRegion({ world, config: loaded, settings }, text, options) };
}

const to = (location: string) => ({ 'sso.example.com/aws': { status: 302, location } });

describe('an address of the organization’s own', () => {
  test('stays what is configured, and the portal behind it is what is looked at', async () => {
    const { located, web } = await find(`${VANITY}#/`, {
      ...to('https://corp.awsapps.com/start'),
      ...KNOWN_IN_US_WEST_2,
      'corp.awsapps.com/start': { body: META },
    });
    expect(located).toMatchObject({
      startUrl: VANITY,
      canonicalUrl: 'https://corp.awsapps.com/start',
      how: 'portal',
      region: 'us-west-2',
      partition: 'aws',
    });
    expect(web.asked).toEqual([
      'HEAD sso.example.com/aws',
      'GET corp.awsapps.com/start',
      'POST oidc.us-west-2.amazonaws.com/client/register',
      'POST oidc.us-west-2.amazonaws.com/device_authorization',
    ]);
  });

  test('has the Region that the portal’s host names', async () => {
    const { located } = await find(VANITY, to('https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws'));
    expect(located).toMatchObject({ how: 'redirect', region: 'eu-west-1' });
    expect(located.canonicalUrl).toBe('https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws');
  });

  test('has the Region of a session with the portal behind it', async () => {
    const config = '[sso-session x]\nsso_start_url = https://corp.awsapps.com/start#\nsso_region = eu-west-3\n';
    const { located, web } = await find(VANITY, to('https://corp.awsapps.com/start'), { config });
    expect(located).toMatchObject({ how: 'configured', region: 'eu-west-3' });
    expect(web.asked).toHaveLength(1);
  });

  test('is not even asked where it is configured itself', async () => {
    const config = `[sso-session x]\nsso_start_url = ${VANITY}/\nsso_region = eu-west-3\n`;
    const { located, web } = await find(VANITY, {}, { config });
    expect(located).toMatchObject({ how: 'configured', region: 'eu-west-3', canonicalUrl: VANITY });
    expect(web.asked).toEqual([]);
  });

  test('that leads nowhere has no Region, and no Region is asked for it', async () => {
    const { located, web } = await find(VANITY, {});
    expect(located).toMatchObject({ how: 'unknown', startUrl: VANITY, canonicalUrl: VANITY });
    expect(located).not.toHaveProperty('partition');
    expect(located.tried.at(-1)).toEqual({
      step: 'redirect',
      outcome: 'sso.example.com answers 404 and leads nowhere',
    });
    expect(web.asked).toEqual(['HEAD sso.example.com/aws']);
  });
});

test('a page is believed where the Region that it names cannot be asked', async () => {
  const { located } = await find('corp', { 'corp.awsapps.com/start': { body: META } });
  expect(located).toMatchObject({ how: 'portal', region: 'us-west-2' });
  expect(located.tried.map(({ outcome }) => outcome)).toContainEqual(expect.stringContaining('gave no answer'));
});

test('each step is told as soon as it is done', async () => {
  const tried: Tried[] = [];
  const { located } = await find(
    'corp',
    { 'corp.awsapps.com/start': { body: META }, ...KNOWN_IN_US_WEST_2 },
    {
      onTried: (one) => tried.push(one),
    },
  );
  expect(tried.map(({ step }) => step)).toEqual(['host', 'configured', 'cache', 'portal']);
  expect(located.tried).toEqual(tried);
});
