import { watch } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemBrowser } from './browser.ts';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

const url = "https://d-1.awsapps.com/start/#/device?user_code=A-B&x=$(touch%20pwned);'|";
const nowhere = { exists: () => false, kernel: () => '6.1', platform: 'linux' as const };

/** A browser that writes down its arguments, one a line, and takes its time to end. */
async function script(name: string): Promise<string> {
  const path = await home.write(
    name,
    `#!/bin/sh\nfor a in "$@"; do printf '%s\\n' "$a"; done > '${home.at(`${name}.tmp`)}'\nmv '${home.at(`${name}.tmp`)}' '${home.at(`${name}.args`)}'\nexec sleep 1\n`,
  );
  await chmod(path, 0o755);
  return path;
}

async function argumentsOf(name: string): Promise<string[]> {
  let changed = () => {};
  const watcher = watch(home.path, () => changed());
  try {
    for (;;) {
      const change = new Promise<void>((resolve) => {
        changed = resolve;
      });
      const text = await home.read(`${name}.args`);
      if (text !== undefined) return text.split('\n').slice(0, -1);
      await change;
    }
  } finally {
    watcher.close();
  }
}

const browserWith = (BROWSER: string) => systemBrowser({ ...nowhere, env: { BROWSER, PATH: '/usr/bin:/bin' } });

describe.skipIf(process.platform === 'win32')('BROWSER', () => {
  test('gets the URL as one argument, appended, and is not waited for', async () => {
    const path = await script('b');
    expect(await browserWith(`${path} --new "a b"`).open(url)).toBe(true);
    expect(await argumentsOf('b')).toEqual(['--new', 'a b', new URL(url).href]);
  });

  test('gets it in place of %s', async () => {
    const path = await script('b');
    expect(await browserWith(`${path} --app=%s -x &`).open('https://a.example/$&')).toBe(true);
    expect(await argumentsOf('b')).toEqual(['--app=https://a.example/$&', '-x']);
  });

  test('is a list: the next is tried when one cannot be started', async () => {
    const path = await script('second');
    expect(await browserWith(`${home.at('missing')}:"open quote:${path}`).open(url)).toBe(true);
    expect(await argumentsOf('second')).toHaveLength(1);
  });

  test('of which none can be started opens nothing', async () => {
    expect(await browserWith(`${home.at('missing')}::%s`).open(url)).toBe(false);
  });
});

test('no shell ever sees the URL', async () => {
  const path = await script('b');
  await browserWith(path).open(url);
  await argumentsOf('b');
  expect((await home.files()).filter((name) => name.includes('pwned'))).toEqual([]);
});

test.each([
  'http://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '-version',
  'https://u:p@a.example/',
  '',
])('%s is not opened', async (bad) => {
  expect(await browserWith('/bin/true').open(bad)).toBe(false);
});

test('http on loopback is', async () => {
  expect(await browserWith('/bin/true').open('http://127.0.0.1:8080/approve')).toBe(true);
});

test('where no browser is usable, nothing is started', async () => {
  expect(await systemBrowser({ ...nowhere, env: {} }).open(url)).toBe(false);
});
