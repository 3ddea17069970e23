// Sessions as people really write them: for each, ssoctl and the AWS CLI must look for the same files, and write the same.
import { expect, test } from 'vitest';
import { form, readToken, tokenFile } from './kit/cache-files.ts';
import { callsDuring, freshEmulator } from './kit/emulators.ts';
import { ACCOUNT, ARN, homeAt, ROLE } from './kit/home.ts';
import { awsCli, describeWith } from './kit/programs.ts';
import { output } from './kit/run.ts';

interface Shape {
  what: string;
  header?: string;
  profile?: string;
  startUrl?: (url: string) => string;
  /** The line as it stands in the config; the usual one when absent. */
  scopes?: string;
  /** Without scopes the AWS CLI asks for none by device code, and gets a token that nobody can renew. ssoctl asks for the usual one. */
  asksForMore?: boolean;
}

const SHAPES: Shape[] = [
  { what: 'no scopes', scopes: '', asksForMore: true },
  { what: 'scopes that are empty', scopes: 'sso_registration_scopes =', asksForMore: true },
  {
    what: 'several scopes, with spaces and an empty one',
    scopes: 'sso_registration_scopes = sso:account:access ,  codewhisperer:completions,',
  },
  { what: 'a start URL with #/', startUrl: (url) => `${url}#/` },
  { what: 'a start URL that ends with a slash', startUrl: (url) => `${url}/` },
  { what: 'a name beyond ASCII', header: 'café-Ж😀' },
  { what: 'a name in quotes', header: '"my corp"', profile: 'my corp' },
  { what: 'a name with a hash and an equals sign', header: 'a#b=c' },
];

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  test.each(SHAPES.map((shape) => [shape.what, shape] as const))('a session with %s', async (_what, shape) => {
    const emulator = await freshEmulator({ intercept: true, approve: 'maya' });
    const { header = 'corp', startUrl = (url) => url, scopes = 'sso_registration_scopes = sso:account:access' } = shape;
    const config = `# of the company
[sso-session ${header}]
sso_start_url = ${startUrl(emulator.startUrl)}
sso_region = ${emulator.region}
${scopes}

[profile dev]
sso_session = ${shape.profile ?? header}
sso_account_id = ${ACCOUNT}
sso_role_name = ${ROLE}
region = eu-west-1
`;
    const file = tokenFile(shape.profile ?? header);
    const [ours, theirs] = [homeAt(emulator), homeAt(emulator)];
    for (const home of [ours, theirs]) home.write('.aws/config', config);

    await ours.ssoctlOutput('login', '--profile', 'dev', '--device-code');
    await output(aws, ['sso', 'login', '--profile', 'dev'], theirs.env);
    expect(ours.cache('sso')).toEqual(theirs.cache('sso'));
    if (shape.asksForMore) {
      expect(readToken(theirs, file).refreshToken).toBeUndefined();
      expect(readToken(ours, file).refreshToken).toBeDefined();
    } else
      for (const place of theirs.cache('sso').map((name) => `.aws/sso/cache/${name}`))
        expect(form(ours.read(place))).toBe(form(theirs.read(place)));

    const identity = JSON.parse(await output(aws, ['sts', 'get-caller-identity', '--profile', 'dev'], ours.env));
    expect(identity.Arn).toMatch(ARN);
    expect(JSON.parse(await theirs.ssoctlOutput('whoami', '--profile', 'dev', '--json')).arn).toMatch(ARN);
    expect(ours.cache('cli')).toEqual(theirs.cache('cli'));

    // And by PKCE, on top of what lies there: the AWS CLI's registration stays as it is.
    const kept = theirs.cache('sso').map((name) => theirs.read(`.aws/sso/cache/${name}`));
    await theirs.ssoctlOutput('login', '--profile', 'dev', '--pkce', '--force');
    const again = await callsDuring(emulator, () => output(aws, ['sso', 'login', '--profile', 'dev'], theirs.env));
    expect(again['sso-oidc:RegisterClient']).toBeUndefined();
    const registration = kept.find((text) => !text.includes('accessToken'));
    expect(theirs.cache('sso').map((name) => theirs.read(`.aws/sso/cache/${name}`))).toContain(registration);
  });
});
