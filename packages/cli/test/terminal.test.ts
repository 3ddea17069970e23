import { type Emulator, startEmulator } from '@ssoctl/emulator';
import { configFor, type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt } from './built-program.ts';
import { expectClean, KEYS, terminalIn } from './terminal.ts';

let emulator: Emulator;
let home: TempHome;
beforeEach(async () => {
  emulator = await startEmulator();
  home = await tempHome();
  await home.write('.aws/config', configFor(emulator));
});
afterEach(async () => {
  await emulator.close();
  await home.remove();
});

const terminal = (line: string) => terminalIn({ home, env: emulator.env }, line);

describe.runIf(isBuilt || process.env['CI'])('on a terminal', () => {
  test.each([
    ['in the browser', 'login corp --no-browser --pkce', '/authorize?'],
    ['with a code', 'login corp --no-browser --device-code', 'user_code='],
  ])('Ctrl-C while a sign-in waits %s ends it with 130 and leaves the terminal as it was', async (_what, line, url) => {
    const person = terminal(`$ssoctl ${line}`);
    await person.shows(url);
    await person.shows('Ctrl-C cancels.');
    person.type(KEYS.interrupt);
    await person.shows('done');
    expect(person.screen).toContain('Cancelled.');
    expect(person.screen).toContain('code=130');
    expect(person.screen).not.toContain('error:');
    expectClean(person.screen);
    expect(await home.files('.aws/sso')).not.toContainEqual(expect.stringContaining('.lock'));
  });

  test('offers the sessions, and takes the one chosen', async () => {
    const person = terminal('$ssoctl accounts');
    await person.shows('Which session?');
    person.type(KEYS.down);
    await person.shows(/●[^\n]*old/);
    person.type(KEYS.enter);
    await person.shows('done');
    expect(person.screen).toContain('ssoctl login --profile old');
    expect(person.screen).toContain('code=4');
    expectClean(person.screen);
  });

  test('Ctrl-C at a question ends with 130', async () => {
    const person = terminal('$ssoctl login');
    await person.shows('Which session?');
    person.type(KEYS.interrupt);
    await person.shows('done');
    expect(person.screen).toContain('code=130');
    expectClean(person.screen);
  });

  test('asks nothing when stdin is no terminal, and names the flag', async () => {
    const person = terminal('$ssoctl login </dev/null');
    await person.shows('done');
    expect(person.screen).toContain('--session NAME');
    expect(person.screen).toContain('code=2');
  });

  test('lays tables out for its width', async () => {
    const person = terminal('$ssoctl status --no-color');
    await person.shows('done');
    expect(person.screen).toMatch(/SESSION +STATE +TOKEN +REGION/);
    expect(person.screen).toMatch(/corp +signed out/);
  });

  test('exec leaves Ctrl-C to its command, and ends as that does', async () => {
    emulator.control.state.approveAs('maya');
    const loop = 'trap "exit 5" INT; echo begun; while :; do sleep 0.05; done';
    const person = terminal(`$ssoctl login corp --device-code && $ssoctl exec sandbox -- sh -c '${loop}'`);
    await person.shows('begun');
    person.type(KEYS.interrupt);
    await person.shows('done');
    expect(person.screen).toContain('code=5');
    expect(person.screen).not.toContain('Cancelled');
  });

  test('Ctrl-C stops an emulator with 0', async () => {
    const person = terminal('$ssoctl emulator');
    await person.shows('Ctrl-C stops it');
    person.type(KEYS.interrupt);
    await person.shows('done');
    expect(person.screen).toContain('code=0');
    expect(await home.files('.local')).toEqual([]);
  });
});
