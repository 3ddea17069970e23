// A person at a real browser: the emulator's pages, the page that ssoctl itself serves, and whole sign-ins through both.
import type { Emulator } from '@ssoctl/emulator';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserFor, expectLoopbackAlone, type Tab } from './kit/browser.ts';
import { readToken } from './kit/cache-files.ts';
import { freshEmulator } from './kit/emulators.ts';
import { type Home, homeAt } from './kit/home.ts';
import { awsCli, chromium, describeWith } from './kit/programs.ts';
import { type Running, start } from './kit/run.ts';

const AUTHORIZE_URL = /http:\/\/127\.0\.0\.1:\d+\/authorize\?\S+/;
const USER_CODE = /[A-Z]{4}-[A-Z]{4}/;

describeWith('Chromium', 'chromium', chromium, ({ path }) => {
  const open = browserFor(path);

  async function fresh(intercept = false): Promise<{ emulator: Emulator; home: Home }> {
    const emulator = await freshEmulator({ intercept });
    return { emulator, home: homeAt(emulator) };
  }

  /** A login that waits for its person, and a tab that stands at the page it named. */
  async function atConsent(home: Home, tab: Tab): Promise<Running> {
    const login = home.ssoctlStart('login', 'corp', '--pkce', '--no-browser');
    const [url] = await login.says('stderr', AUTHORIZE_URL);
    await tab.page.goto(url);
    return login;
  }

  const choose = (page: Page, name: string) => page.getByRole('radio', { name }).check();
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

  describe('ssoctl login --pkce', () => {
    test('is done when the person chose who they are and pressed Allow', async () => {
      const { home } = await fresh();
      const tab = await open();
      const login = await atConsent(home, tab);
      await choose(tab.page, 'Maya Lindqvist');
      await press(tab.page, 'Allow');
      await tab.page.waitForURL(/\/oauth\/callback/);
      expect(await heading(tab.page)).toBe('Signed in');
      expect(await login.outcome).toMatchObject({ status: 0 });
      expect(readToken(home)).toMatchObject({ refreshToken: expect.any(String) });
      expectLoopbackAlone(tab);
      expect(tab.complaints).toEqual([]);
    });

    test('exits 5 when the person pressed Deny, and leaves no token', async () => {
      const { home } = await fresh();
      const tab = await open();
      const login = await atConsent(home, tab);
      await press(tab.page, 'Deny');
      await tab.page.waitForURL(/\/oauth\/callback/);
      expect(await heading(tab.page)).toBe('Not signed in');
      const { status, stderr } = await login.outcome;
      expect([status, stderr]).toEqual([5, expect.stringContaining('access_denied')]);
      expect(home.cache('sso')).toHaveLength(1);
      expectLoopbackAlone(tab);
    });

    test('starts the browser itself, with the address that it also prints', async () => {
      const { home } = await fresh();
      home.write('bin/browser', '#!/bin/sh\necho "$1" > "$HOME/opening" && mv "$HOME/opening" "$HOME/opened"\n');
      const login = home.ssoctlStart('login', 'corp');
      const [url] = await login.says('stderr', AUTHORIZE_URL);
      const tab = await open();
      await expect.poll(() => home.read('opened').trim()).toBe(url);
      await tab.page.goto(url);
      await choose(tab.page, 'Priya Nair');
      await press(tab.page, 'Allow');
      expect(await login.outcome).toMatchObject({ status: 0 });
    });

    test("goes on waiting when somebody else's answer comes in between", async () => {
      const { home } = await fresh();
      const tab = await open();
      const login = await atConsent(home, tab);
      const consent = tab.page.url();
      const callback = new URL(consent).searchParams.get('redirect_uri');
      const answer = await tab.page.goto(`${callback}?code=stolen&state=guessed`);
      expect([answer?.status(), await heading(tab.page)]).toEqual([400, 'Not accepted']);
      await tab.page.goto(consent);
      await choose(tab.page, 'Maya Lindqvist');
      await press(tab.page, 'Allow');
      expect(await login.outcome).toMatchObject({ status: 0 });
    });

    test('answers the browser with a page that may load and run nothing, and is shown with its style', async () => {
      const { home } = await fresh();
      const tab = await open();
      await atConsent(home, tab);
      const answered = tab.page.waitForResponse(/\/oauth\/callback/);
      await press(tab.page, 'Deny');
      const headers = (await answered).headers();
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
      expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe/);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      await tab.page.waitForLoadState();
      expect(await tab.page.evaluate("getComputedStyle(document.querySelector('main')).borderTopStyle")).toBe('solid');
    });

    test('remembers who signed in, until they say that they are somebody else', async () => {
      const { home } = await fresh();
      const tab = await open();
      const first = await atConsent(home, tab);
      await choose(tab.page, 'Tomás Okafor');
      await press(tab.page, 'Allow');
      expect(await first.outcome).toMatchObject({ status: 0 });
      await home.ssoctlOutput('logout', 'corp');

      const second = await atConsent(home, tab);
      expect(await tab.page.getByRole('radio').count()).toBeGreaterThan(0);
      await choose(tab.page, 'Tomás Okafor');
      await press(tab.page, 'Allow');
      expect(await second.outcome).toMatchObject({ status: 0 });

      const third = home.ssoctlStart('login', 'corp', '--pkce', '--no-browser', '--force');
      const [url] = await third.says('stderr', AUTHORIZE_URL);
      await tab.page.goto(url);
      await expect(tab.page.getByText('Tomás Okafor').isVisible()).resolves.toBe(true);
      await press(tab.page, 'Somebody else?');
      await choose(tab.page, 'Inês Barros');
      await press(tab.page, 'Allow');
      expect(await third.outcome).toMatchObject({ status: 0 });
    });
  });

  describe('ssoctl login --device-code', () => {
    async function waiting() {
      const { emulator, home } = await fresh();
      const tab = await open();
      const login = home.ssoctlStart('login', 'corp', '--device-code', '--no-browser');
      const [userCode] = await login.says('stderr', USER_CODE);
      return { emulator, home, tab, login, userCode };
    }

    async function enter({ page }: Tab, { url }: Emulator, code: string): Promise<void> {
      await page.goto(`${url}/device`);
      await page.getByLabel('Code').fill(code);
      await press(page, 'Continue');
    }

    test('is done when the person typed the code and pressed Allow', async () => {
      const { emulator, home, tab, login, userCode } = await waiting();
      await enter(tab, emulator, userCode.toLowerCase().replace('-', ' '));
      expect(await tab.page.getByLabel('The code').textContent()).toBe(userCode);
      await choose(tab.page, 'Maya Lindqvist');
      await press(tab.page, 'Allow');
      await tab.page.getByRole('heading', { name: 'Request approved' }).waitFor();
      expect(await login.outcome).toMatchObject({ status: 0 });
      expect(readToken(home)).toMatchObject({ refreshToken: expect.any(String) });
      expectLoopbackAlone(tab);
      expect(tab.complaints).toEqual([]);
    });

    test('exits 5 when the person pressed Deny', async () => {
      const { emulator, tab, login, userCode } = await waiting();
      await enter(tab, emulator, userCode);
      await press(tab.page, 'Deny');
      await tab.page.getByRole('heading', { name: 'Request denied' }).waitFor();
      expect(await login.outcome).toMatchObject({ status: 5 });
    });

    test('a code that nobody waits for is refused, and can be corrected', async () => {
      const { emulator, tab, login, userCode } = await waiting();
      await enter(tab, emulator, 'AAAA-AAAA');
      expect(await tab.page.getByRole('alert').textContent()).toMatch(/\S/);
      await tab.page.getByLabel('Code').fill(userCode);
      await press(tab.page, 'Continue');
      await press(tab.page, 'Deny');
      expect(await login.outcome).toMatchObject({ status: 5 });
    });

    test("a link in the service's own form, with the code behind a #, leads there too", async () => {
      const { emulator, tab, login, userCode } = await waiting();
      await tab.page.goto(`${emulator.url}/start/#/device?user_code=${userCode}`);
      await tab.page.waitForURL(/\/device\?user_code=/);
      await press(tab.page, 'Deny');
      expect(await login.outcome).toMatchObject({ status: 5 });
    });
  });

  describeWith('with the AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
    test.each([
      ['Allow', 0],
      ['Deny', 254],
    ])('aws sso login ends when the person pressed %s', async (button, status) => {
      const { home } = await fresh(true);
      const tab = await open();
      const login = start(aws, ['sso', 'login', '--profile', 'dev', '--no-browser'], home.env);
      const [url] = await login.says('stdout', /http:\/\/127\.0\.0\.1:\d+\/device\?user_code=\S+/);
      await tab.page.goto(url);
      if (button === 'Allow') await choose(tab.page, 'Maya Lindqvist');
      await press(tab.page, button);
      expect(await login.outcome).toMatchObject({ status });
      expectLoopbackAlone(tab);
    });
  });
});
