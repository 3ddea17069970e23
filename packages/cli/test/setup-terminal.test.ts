import { type Emulator, startEmulator } from '@ssoctl/emulator';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt } from './built-program.ts';
import { expectClean, KEYS, terminalIn } from './terminal.ts';

/** Stands for the person's browser: follows the link to its end; the emulator approves. */
const FOLLOW = 'fetch(process.argv[1]).then((answer) => answer.text())';

let emulator: Emulator;
let home: TempHome;
let env: Record<string, string>;
beforeEach(async () => {
  emulator = await startEmulator({ approve: 'maya' });
  home = await tempHome();
  const browser = await home.write('browser', `#!/bin/sh\nexec "${process.execPath}" -e '${FOLLOW}' "$1"\n`, 0o755);
  env = { ...emulator.env, BROWSER: browser };
});
afterEach(async () => {
  await emulator.close();
  await home.remove();
});

const begun = (line: string) => terminalIn({ home, env }, line);

describe.runIf(isBuilt || process.env['CI'])('setup on a terminal', () => {
  test('leads from the address to profiles that work, with Enter, arrows and a few letters', async () => {
    const person = begun('$ssoctl setup && $ssoctl whoami --profile sandbox.PowerUserAccess');
    await person.shows('Address of your access portal');
    person.type(`${emulator.startUrl}/#/${KEYS.enter}`);
    await person.shows('Sign in there?');
    person.type(KEYS.enter);
    await person.shows('Name of the session');
    person.type(`corp${KEYS.enter}`);
    await person.shows('For which roles do you want profiles?');
    person.type(KEYS.down);
    await person.shows(/●[^\n]*Several/);
    person.type(KEYS.enter);
    await person.shows('Which roles?');
    person.type('sandbox');
    await person.shows('(2 matches)');
    person.type(KEYS.tab + KEYS.down + KEYS.tab + KEYS.enter);
    await person.shows('Default Region for AWS commands');
    person.type(`us-west-2${KEYS.enter}`);
    await person.shows('Write this?');
    person.type(KEYS.enter);
    await person.shows('done');
    expect(person.screen).toMatch(/works.*: you are maya, with AdministratorAccess in account 012345678901\./);
    expect(person.screen).toMatch(/arn:aws:sts::012345678901:assumed-role\/AWSReservedSSO_PowerUserAccess_/);
    expect(person.screen).toContain('code=0');
    expectClean(person.screen);
    expect((await home.read('.aws/config'))?.match(/^\[.*$/gm)).toEqual([
      '[sso-session corp]',
      '[profile sandbox.AdministratorAccess]',
      '[profile sandbox.PowerUserAccess]',
    ]);
  });

  test('Ctrl-C while roles are marked writes nothing and leaves the terminal as it was', async () => {
    const person = begun(`$ssoctl setup ${emulator.startUrl} --region eu-central-1 -s corp`);
    await person.shows('For which roles do you want profiles?');
    person.type(KEYS.down);
    await person.shows(/●[^\n]*Several/);
    person.type(KEYS.enter);
    await person.shows('Which roles?');
    person.type(KEYS.tab + KEYS.interrupt);
    await person.shows('done');
    expect(person.screen).toContain('Cancelled.');
    expect(person.screen).toContain('code=130');
    expectClean(person.screen);
    expect(await home.read('.aws/config')).toBeUndefined();
  });

  test('asks nothing where options say everything, though a terminal is there', async () => {
    const line = `$ssoctl setup ${emulator.startUrl} --all --yes`;
    const person = begun(`${line} && $ssoctl whoami --profile shop-staging.PowerUserAccess && ${line}`);
    await person.shows('done');
    expect(person.screen).toContain('arn:aws:sts::555566667777:');
    expect(person.screen).toContain('Nothing to do');
    expect(person.screen).toContain('code=0');
    expectClean(person.screen);
  });
});
