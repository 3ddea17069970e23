import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig, resolveSession, serviceSettings } from '../../src/config/index.ts';
import { createSessions } from '../../src/session/sessions.ts';
import { type Pages, type WebOfPages, webOfPages } from '../web-of-pages.ts';

const ADDRESS = 'https://sso.example.com/aws';

let place: Emulated;
let web: WebOfPages | undefined;
beforeEach(async () => {
  place = await emulated();
});
afterEach(async () => {
  await place.close();
  await web?.close();
});

/** A session whose start URL is an address of the organization's own, which answers as `pages` say. */
async function sessionAt(pages: Pages, region = place.emulator.region) {
  web = await webOfPages(pages);
  await place.home.write('.aws/config', `[sso-session corp]\nsso_start_url = ${ADDRESS}\nsso_region = ${region}\n`);
  const config = await loadConfig(place.world);
  const world = { ...place.world, transport: web.deps.world.transport };
  return {
    sessions: createSessions(world, serviceSettings(config, place.world.env)),
    who: resolveSession(config, 'corp'),
  };
}

const leadsTo = (location: string): Pages => ({ 'HEAD sso.example.com/aws': { status: 302, location } });

describe('a start URL of the organization’s own', () => {
  test.each(['pkce', 'device-code'] as const)('is followed to its portal for the service (%s)', async (flow) => {
    const { sessions, who } = await sessionAt(leadsTo(`${place.emulator.startUrl}/`));
    const { token } = await sessions.signIn(who, { flow });
    expect(token.startUrl).toBe(ADDRESS);
    const told = place.emulator.control.calls
      .list()
      .flatMap(({ parameters }) => [parameters['issuerUrl'], parameters['startUrl']])
      .filter((url) => url !== undefined);
    expect(new Set(told)).toEqual(new Set([place.emulator.startUrl]));
    expect((await sessions.state(who)).kind).toBe('active');
  });

  test('that leads nowhere ends before anybody is asked to sign in', async () => {
    const { sessions, who } = await sessionAt({ 'HEAD sso.example.com/aws': { status: 200 } });
    await expect(sessions.signIn(who, { flow: 'pkce' })).rejects.toMatchObject({
      code: 'START_URL_INVALID',
      message: expect.stringContaining('sso.example.com answers 200 and leads nowhere'),
      hint: expect.stringContaining('awsapps.com/start'),
    });
    expect(place.emulator.control.calls.list()).toEqual([]);
  });

  test('that leads to a portal in another Region ends at once: the browser would wait for ever', async () => {
    const elsewhere = leadsTo('https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws');
    const { sessions, who } = await sessionAt(elsewhere, 'us-east-1');
    await expect(sessions.signIn(who, { flow: 'device-code' })).rejects.toMatchObject({
      code: 'REGION_INVALID',
      hint: 'write sso_region = eu-west-1',
    });
  });
});

test('an address of AWS’s is told to the service as it is, and nobody looks it up', async () => {
  const { sessions } = await sessionAt({});
  const who = { ...resolveSession(await loadConfig(place.world), 'corp'), startUrl: `${place.emulator.startUrl}/#/` };
  await sessions.signIn(who, { flow: 'device-code' });
  expect(web?.asked).toEqual([]);
});
