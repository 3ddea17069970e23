import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentPrompter } from '../src/kit/prompter.ts';
import { commandLine } from './command-line.ts';

const INSTANCE = 'ssoins-1234567890abcdef';
const NAMED = `https://${INSTANCE}.portal.eu-west-1.app.aws`;

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
/** The machine knows nothing of the portal yet. */
const fresh = { AWS_CONFIG_FILE: '/dev/null' };

beforeEach(async () => {
  place = await emulated();
  ssoctl = commandLine(place);
});
afterEach(() => place.close());

describe('sessions find-region', () => {
  test('prints the Region and nothing else', async () => {
    const { exitCode, stdout, stderr } = await ssoctl(`sessions find-region ${place.emulator.startUrl}#/`, {
      env: fresh,
    });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: `${place.emulator.region}\n`, stderr: '' });
  });

  test('has a documented shape', async () => {
    const { startUrl, region } = place.emulator;
    expect((await ssoctl(`sessions find-region ${startUrl} --json`)).json()).toEqual({
      schema: 'ssoctl/sessions-find-region/1',
      startUrl,
      canonicalUrl: startUrl,
      region,
      partition: 'aws',
      how: 'configured',
    });
  });

  test('tells a person how it was found', async () => {
    const { stdout } = await ssoctl(`sessions find-region ${NAMED}/#/`, { terminal: 100, env: { NO_COLOR: '1' } });
    expect(stdout.split('\n')).toEqual([
      'region     eu-west-1',
      'partition  aws',
      'how        the start URL names it',
      `portal     ${NAMED}`,
      '',
    ]);
  });

  test('tells with --verbose what was looked at', async () => {
    const { stderr } = await ssoctl('sessions find-region nobody -v', { env: fresh });
    expect(stderr).toContain(
      'host: nobody.awsapps.com names no Region\nconfigured: nothing with this portal is configured\n',
    );
    expect(stderr).toContain('registration: the configured endpoint does not know the start URL');
  });

  test('exits 1 where it was not found, with what is known for programs', async () => {
    const { exitCode, stderr, json } = await ssoctl('sessions find-region nobody --json', { env: fresh });
    expect(exitCode).toBe(1);
    expect(json()).toEqual({
      schema: 'ssoctl/sessions-find-region/1',
      startUrl: 'https://nobody.awsapps.com/start',
      canonicalUrl: 'https://nobody.awsapps.com/start',
      partition: 'aws',
      how: 'unknown',
    });
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'REGION_NOT_FOUND', hint: expect.stringContaining('"Access keys"') },
    });
    expect((await ssoctl('sessions find-region nobody', { env: fresh })).stdout).toBe('');
  });

  test('exits 6 where nobody could be asked', async () => {
    const env = { ...fresh, AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:9' };
    const { exitCode, stderr } = await ssoctl('sessions find-region nobody', { env });
    expect(exitCode).toBe(6);
    expect(stderr).toContain('cannot reach 127.0.0.1:9');
  });

  test.each([
    ['https://aa-1.account-access.eu-west-1.app.aws', 'run: aws login'],
    ['http://corp.awsapps.com/start', 'give https://corp.awsapps.com/start'],
    ['https://corp.okta.com/home', "give the portal's own address"],
    ['https://view.awsapps.com/start', "give the portal's own address"],
  ])('refuses %s: %s', async (text, hint) => {
    const { exitCode, stderr } = await ssoctl(`sessions find-region ${text}`);
    expect(exitCode).toBe(3);
    expect(stderr).toContain(hint);
  });

  test('warns of a Region that nobody has heard of', async () => {
    const { exitCode, stdout, stderr } = await ssoctl(
      `sessions find-region ${NAMED.replace('eu-west-1', 'eu-west-9')}`,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'eu-west-9\n' });
    expect(stderr).toContain('eu-west-9 is not a Region that IAM Identity Center is known to be in');
  });

  test('registers nothing with --no-probe', async () => {
    const { exitCode, stderr } = await ssoctl(`sessions find-region ${place.emulator.startUrl} --no-probe`, {
      env: fresh,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('hint: run the command without --no-probe');
    expect(place.emulator.control.calls.count()).toBe(0);
  });
});

describe('sessions find-region, where AWS is reached as it is', () => {
  /** In intercept mode every Region has its own host; the endpoint given beside it is for browsers. */
  async function intercepted(wrongRegion: 'refused' | 'hangs') {
    await place.close();
    const seed = {
      instance: { region: 'us-gov-east-1', id: INSTANCE },
      accounts: [{ id: '111122223333' }],
      users: [{ name: 'maya' }],
      behaviour: { wrongRegion },
    };
    place = await emulated({ intercept: true, seed });
    ssoctl = commandLine(place);
    return { env: { ...fresh, AWS_ENDPOINT_URL_SSO_OIDC: '' } };
  }
  const issuer = `https://identitycenter.us-gov.amazonaws.com/${INSTANCE}`;

  test('asks the Regions of the partition', async () => {
    const options = await intercepted('refused');
    expect((await ssoctl(`sessions find-region ${issuer}`, options)).stdout).toBe('us-gov-east-1\n');
  });

  test('lists the candidates where several know the portal, and exits 1', async () => {
    const options = await intercepted('hangs');
    const { exitCode, json, stderr } = await ssoctl(`sessions find-region ${issuer} --json`, options);
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({ how: 'unknown', candidates: ['us-gov-west-1', 'us-gov-east-1'] });
    expect(stderr).toContain('several Regions know it (us-gov-west-1, us-gov-east-1)');
  });

  test('reads the page of the portal', async () => {
    const options = await intercepted('hangs');
    const { json } = await ssoctl(`sessions find-region ${place.emulator.startUrl} --json`, options);
    expect(json()).toMatchObject({ how: 'portal', region: 'us-gov-east-1', partition: 'aws-us-gov' });
  });
});

describe('sessions add without --region', () => {
  const config = () => place.home.read('.aws/config');
  const env = () => ({ AWS_CONFIG_FILE: place.home.at('new/config') });

  test('finds it and says how', async () => {
    const { exitCode, stderr } = await ssoctl(`sessions add lab --start-url ${place.emulator.startUrl}`, {
      env: env(),
    });
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      `The Region is ${place.emulator.region}: the configured endpoint is there and knows the portal.`,
    );
    expect(await place.home.read('new/config')).toContain(`sso_region = ${place.emulator.region}\n`);
  });

  test('completes an address whose Region agrees', async () => {
    const id = new URL(place.emulator.startUrl).host.replace('.awsapps.com', '');
    await ssoctl(`sessions add lab --start-url ${id}`, { env: env() });
    expect(await place.home.read('new/config')).toContain(`sso_start_url = ${place.emulator.startUrl}\n`);
  });

  test('asks nobody off a terminal: it names the flag', async () => {
    const before = await config();
    const { exitCode, stderr } = await ssoctl('sessions add lab --start-url https://nobody.awsapps.com/start');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('the Region of IAM Identity Center is missing and was not found');
    expect(stderr).toContain('give --region REGION');
    expect(await config()).toBe(before);
  });

  test('refuses what cannot be a start URL before it looks', async () => {
    const { exitCode, stderr } = await ssoctl(
      'sessions add lab --start-url https://aa-1.account-access.eu-west-1.app.aws',
    );
    expect({ exitCode, calls: place.emulator.control.calls.count() }).toEqual({ exitCode: 3, calls: 0 });
    expect(stderr).toContain('run: aws login');
  });

  test('refuses a name that cannot be one before it looks', async () => {
    const { exitCode } = await ssoctl(['sessions', 'add', 'a b', '--start-url', place.emulator.startUrl]);
    expect({ exitCode, calls: place.emulator.control.calls.count() }).toEqual({ exitCode: 2, calls: 0 });
  });

  test('shows on a terminal what was found, and writes it when told to', async () => {
    const asked: string[] = [];
    const prompt = {
      ...silentPrompter(),
      usable: true,
      confirm: async (question: string) => asked.push(question) === 1,
    };
    const { stderr } = await ssoctl(`sessions add lab --start-url ${NAMED}/#/`, { prompt, env: env() });
    expect(asked).toEqual(['Write this?']);
    expect(stderr).toContain('The Region is eu-west-1: the start URL names it.');
    expect(await place.home.read('new/config')).toContain(`sso_start_url = ${NAMED}\nsso_region = eu-west-1\n`);
  });

  test('asks on a terminal for what was not found, and says where it stands', async () => {
    const prompt = { ...silentPrompter(), usable: true, text: async () => 'eu-west-1', confirm: async () => true };
    const { stderr } = await ssoctl('sessions add lab --start-url nobody', { prompt, env: env() });
    expect(stderr).toContain('The Region was not found: the configured endpoint does not know the start URL');
    expect(stderr).toContain('"Access keys" of any account shows the SSO Region');
    expect(await place.home.read('new/config')).toContain('https://nobody.awsapps.com/start');
  });
});

describe('sessions add with a Region that is doubtful', () => {
  const add = (more: string) => ssoctl(`sessions add lab ${more} --dry-run`);

  test('warns of one that nobody has heard of, and says what it may have been', async () => {
    const { exitCode, stderr } = await add('--start-url https://corp.awsapps.com/start --region eu-cental-1');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('did you mean eu-central-1?');
  });

  test('warns of one that the start URL contradicts', async () => {
    expect((await add(`--start-url ${NAMED} --region us-east-1`)).stderr).toContain(
      'the start URL names the Region eu-west-1, not us-east-1',
    );
  });

  test('says nothing of one that is right', async () => {
    expect((await add(`--start-url ${NAMED} --region eu-west-1`)).stderr).toBe('');
  });
});
