import { describe, expect, test } from 'vitest';
import { childEnvironment, environment, SHADOWING_VARIABLES } from './environment.ts';

const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiresAtMs: Date.UTC(2026, 0, 15, 13),
};

describe('credentials as an environment', () => {
  test('name the expiry and both Region variables', () => {
    expect(environment(credentials, { region: 'eu-west-1' })).toEqual({
      AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_CREDENTIAL_EXPIRATION: '2026-01-15T13:00:00Z',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
  });

  test('leave the Region alone when the profile has none', () => {
    expect(Object.keys(environment(credentials))).not.toContain('AWS_REGION');
  });
});

describe("a child's environment", () => {
  const variables = environment(credentials);

  test('loses all that would shadow the credentials', () => {
    const parent = Object.fromEntries(SHADOWING_VARIABLES.map((name) => [name, 'old']));
    expect(childEnvironment(parent, variables)).toEqual(variables);
  });

  test('keeps everything else, the Region too', () => {
    const parent = {
      PATH: '/bin',
      AWS_REGION: 'us-east-1',
      AWS_CA_BUNDLE: '/ca.pem',
      GONE: undefined,
      aws_profile: 'mine',
    };
    const { GONE: _, ...kept } = parent;
    expect(childEnvironment(parent, variables)).toEqual({ ...kept, ...variables });
  });

  test('on Windows, where names have no case, loses other spellings too', () => {
    expect(childEnvironment({ Aws_Profile: 'old', Path: 'C:\\' }, variables, 'win32')).toEqual({
      Path: 'C:\\',
      ...variables,
    });
  });
});
