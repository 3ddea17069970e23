// Every partition's own host names, by proxy and CA alone: no endpoint is overridden.
import { describe, expect, test } from 'vitest';
import { freshEmulator, livingIn } from './kit/emulators.ts';
import { ACCOUNT, homeAt } from './kit/home.ts';
import { awsCli, describeWith } from './kit/programs.ts';
import { type Environment, output } from './kit/run.ts';

const PLACES = [
  { region: 'ap-southeast-2', partition: 'aws', suffix: 'amazonaws.com' },
  { region: 'us-gov-west-1', partition: 'aws-us-gov', suffix: 'amazonaws.com' },
  { region: 'cn-north-1', partition: 'aws-cn', suffix: 'amazonaws.com.cn' },
  { region: 'eusc-de-east-1', partition: 'aws-eusc', suffix: 'amazonaws.eu' },
];

async function livesIn(region: string, extra: Environment = {}) {
  const emulator = await freshEmulator({ intercept: true, approve: 'maya', seed: livingIn(region) });
  const home = homeAt(emulator, { AWS_ENDPOINT_URL_SSO_OIDC: undefined, AWS_REGION: region, ...extra });
  const hosts = () => [...new Set(emulator.control.calls.list().map(({ host }) => host.replace(/:443$/, '')))].sort();
  return { home, hosts };
}

const hostsOf = (region: string, suffix: string) =>
  ['oidc', 'portal.sso', 'sts'].map((service) => `${service}.${region}.${suffix}`);

describe('ssoctl', () => {
  test.each(PLACES)('signs in and is somebody in $region', async ({ region, partition, suffix }) => {
    const { home, hosts } = await livesIn(region);
    await home.ssoctlOutput('login', 'corp', '--device-code');
    const identity = JSON.parse(await home.ssoctlOutput('whoami', '--profile', 'dev', '--json'));
    expect(identity).toMatchObject({ partition, arn: expect.stringContaining(`arn:${partition}:sts::${ACCOUNT}:`) });
    expect(hosts()).toEqual(hostsOf(region, suffix));
  });
});

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws, version }) => {
  // The European Sovereign Cloud is younger than this release.
  const known = version.startsWith('2.9.') ? PLACES.filter(({ partition }) => partition !== 'aws-eusc') : PLACES;

  test.each(known)('signs in and is somebody in $region', async ({ region, partition, suffix }) => {
    const { home, hosts } = await livesIn(region);
    await output(aws, ['sso', 'login', '--profile', 'dev', '--no-browser'], home.env);
    const identity = JSON.parse(await output(aws, ['sts', 'get-caller-identity', '--profile', 'dev'], home.env));
    expect(identity.Arn).toContain(`arn:${partition}:sts::${ACCOUNT}:`);
    expect(hosts()).toEqual(hostsOf(region, suffix));
  });

  test.each([
    ['AWS_USE_DUALSTACK_ENDPOINT', 'eu-west-1'],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'cn-north-1'],
    ['AWS_USE_FIPS_ENDPOINT', 'us-east-1'],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'us-gov-west-1'],
  ])('and ssoctl call the same hosts with %s in %s', async (setting, region) => {
    const called = [];
    for (const tool of ['aws', 'ssoctl']) {
      const { home, hosts } = await livesIn(region, { [setting]: 'true' });
      if (tool === 'aws') {
        await output(aws, ['sso', 'login', '--profile', 'dev'], home.env);
        await output(aws, ['configure', 'export-credentials', '--profile', 'dev'], home.env);
      } else {
        await home.ssoctlOutput('login', 'corp', '--device-code');
        await home.ssoctlOutput('credential-process', '--profile', 'dev');
      }
      called.push(hosts());
    }
    expect(called[0]).toHaveLength(2);
    expect(called[1]).toEqual(called[0]);
  });
});
