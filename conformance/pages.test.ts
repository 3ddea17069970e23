// Every page as a person meets it: on a large screen and a small one, in the light and in the dark, by mouse and by keyboard.
import type { Emulator, EmulatorOptions } from '@ssoctl/emulator';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { auditOf, browserFor, expectLoopbackAlone, LOOKS, type Look, picture, tabStops } from './kit/browser.ts';
import { freshEmulator } from './kit/emulators.ts';
import { homeAt } from './kit/home.ts';
import { chromium, describeWith } from './kit/programs.ts';
import type { Running } from './kit/run.ts';

interface Scene {
  page: Page;
  emulator: Emulator;
  /** Starts a sign-in and leads to its page. */
  pkce(...flags: string[]): Promise<Running>;
  device(): Promise<{ login: Running; userCode: string }>;
  press(name: string): Promise<void>;
  choose(name: string): Promise<void>;
}

const PAGES: Record<string, (scene: Scene) => Promise<unknown>> = {
  'sign-in': ({ pkce }) => pkce(),
  'sign-in-known': async ({ page, choose, press, pkce }) => {
    const login = await pkce();
    await choose('Maya Lindqvist');
    await press('Allow');
    await login.outcome;
    await pkce('--force');
    await page.getByText('Signed in until').waitFor();
  },
  'callback-signed-in': async ({ page, pkce, choose, press }) => {
    await pkce();
    await choose('Maya Lindqvist');
    await press('Allow');
    await page.waitForURL(/callback/);
  },
  'callback-refused': async ({ page, pkce, press }) => {
    await pkce();
    await press('Deny');
    await page.waitForURL(/callback/);
  },
  'callback-stray': async ({ page, pkce }) => {
    await pkce();
    await page.goto(`${new URL(page.url()).searchParams.get('redirect_uri')}?code=a&state=b`);
  },
  'sign-in-impossible': ({ page, emulator }) =>
    page.goto(`${emulator.url}/authorize?response_type=code&client_id=nobody`),
  'device-code': ({ page, emulator }) => page.goto(`${emulator.url}/device`),
  'device-code-wrong': ({ page, emulator }) => page.goto(`${emulator.url}/device?user_code=AAAA-AAAA`),
  'device-consent': ({ device }) => device(),
  'device-allowed': async ({ device, choose, press, page }) => {
    await device();
    await choose('Kenji Watanabe');
    await press('Allow');
    await page.getByRole('heading', { name: 'Request approved' }).waitFor();
  },
  'device-denied': async ({ device, press, page }) => {
    await device();
    await press('Deny');
    await page.getByRole('heading', { name: 'Request denied' }).waitFor();
  },
  'portal-sign-in': ({ page, emulator }) => page.goto(`${emulator.url}/start`),
  'portal-sign-in-strange': ({ page, emulator }) => page.goto(`${emulator.url}/start`),
  'portal-strange': async ({ page, emulator, press }) => {
    await page.goto(`${emulator.url}/start`);
    await page.getByLabel('Who are you?').fill('user-0');
    await press('Sign in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('<b>bold</b>').count()).toBeGreaterThan(0);
  },
  portal: async ({ page, emulator, choose, press }) => {
    await page.goto(`${emulator.url}/start`);
    await choose('Maya Lindqvist');
    await press('Sign in');
    await page.getByRole('heading', { name: 'Hello' }).waitFor();
  },
};

/** More people than faces fit, and names that nobody should choose. */
const STRANGE = {
  instance: { name: '<img src=x onerror=alert(1)> & Sons' },
  accounts: [
    { id: '000000000001', name: '<b>bold</b>', email: 'a"b@example.com' },
    { id: '000000000002', name: 'W'.repeat(50) },
    { id: '000000000003' },
  ],
  users: Array.from({ length: 40 }, (_, index) => ({
    name: `user-${index}`,
    displayName: `${'Łong'.repeat(30)} "${index}" ‮`,
  })),
  permissionSets: [{ name: 'R'.repeat(32) }, { name: 'a+=,.@-b' }],
  assignments: [
    { permissionSet: 'R'.repeat(32), accounts: 'all' as const, users: ['user-0'] },
    { permissionSet: 'a+=,.@-b', accounts: 'all' as const, users: ['user-0'] },
  ],
};

describeWith('Chromium', 'chromium', chromium, ({ path }) => {
  const open = browserFor(path);

  async function scene(look?: Look, options: EmulatorOptions = {}) {
    const emulator = await freshEmulator(options);
    const home = homeAt(emulator);
    const tab = await open(look);
    const { page } = tab;
    const follow = async (login: Running, url: RegExp) => {
      const [found] = await login.says('stderr', url);
      await page.goto(found);
      return login;
    };
    const parts: Scene = {
      page,
      emulator,
      pkce: (...flags) =>
        follow(home.ssoctlStart('login', 'corp', '--pkce', '--no-browser', ...flags), /http:\S+\/authorize\?\S+/),
      async device() {
        const login = home.ssoctlStart('login', 'corp', '--device-code', '--no-browser');
        const [userCode] = await login.says('stderr', /[A-Z]{4}-[A-Z]{4}/);
        await page.goto(`${emulator.url}/device?user_code=${userCode}`);
        return { login, userCode };
      },
      press: (name) => page.getByRole('button', { name, exact: true }).click(),
      choose: (name) => page.getByRole('radio', { name }).check(),
    };
    return { ...parts, tab };
  }

  describe.each(LOOKS)('$colorScheme, $width px', (look) => {
    test.each(Object.keys(PAGES))('%s can be read, named and reached', async (name) => {
      const { tab, ...parts } = await scene(look, name.endsWith('strange') ? { seed: STRANGE } : {});
      await PAGES[name]?.(parts);
      await picture(tab.page, name, look);
      expect(await auditOf(tab.page)).toEqual([]);
      expectLoopbackAlone(tab);
      expect(tab.complaints.filter((text) => !/status of 40\d/.test(text))).toEqual([]);
    });
  });

  describe('by keyboard', () => {
    test('the Tab key goes down the sign-in page, and one sees where it stands', async () => {
      const { page, pkce } = await scene();
      await pkce();
      const stops = await tabStops(page);
      expect(stops.map(({ kind }) => kind)).toEqual(['input', 'button', 'button']);
      expect(stops.map(({ name }) => name).slice(1)).toEqual(['Allow', 'Deny']);
      expect(stops.filter(({ seen }) => !seen)).toEqual([]);
      expect(stops).toEqual(stops.toSorted((a, b) => a.top - b.top || a.left - b.left));
    });

    test('signs in with Tab, Space and Enter alone', async () => {
      const { page, pkce } = await scene();
      const login = await pkce();
      for (const key of ['Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
      await page.waitForURL(/callback/);
      expect(await login.outcome).toMatchObject({ status: 0 });
    });

    test('types the code where the page opens, and allows it', async () => {
      const { page, emulator, device } = await scene();
      const { login, userCode } = await device();
      await page.goto(`${emulator.url}/device`);
      await page.keyboard.type(userCode);
      await page.keyboard.press('Enter');
      await page.getByLabel('The code').waitFor();
      for (const key of ['Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
      expect(await login.outcome).toMatchObject({ status: 0 });
    });

    test('Allow without a choice asks who it is', async () => {
      const { page, pkce, press } = await scene();
      await pkce();
      await press('Allow');
      expect(await page.evaluate("document.querySelector(':invalid') !== null")).toBe(true);
      expect(page.url()).toContain('/authorize');
    });
  });
});
