import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIni } from '../ini/parse.ts';
import { type GivenSettings, hasSettings, settingsOf, settingsToKeep } from './settings.ts';

const session = (keys: Record<string, string> = {}) => ({
  name: 'corp',
  file: '/home/ada/.aws/config',
  line: 7,
  keys: new Map(Object.entries(keys)),
});
const settings = (keys: Record<string, string> = {}, given: GivenSettings = {}) => {
  const { template, regions, include, exclude, rules } = settingsOf(session(keys), given);
  return {
    name: template.text,
    regions,
    include: include.map(({ text }) => text),
    exclude: exclude.map((patterns) => patterns.map(({ text }) => text)),
    set: rules.map(({ key, value, where }) => [where.map(({ text }) => text), key, value]),
  };
};

describe('settings', () => {
  test('are empty without any, and name profiles by account and role', () => {
    expect(settings()).toEqual({ name: '{account|slug}.{role}', regions: [], include: [], exclude: [], set: [] });
    expect(hasSettings(session({ sso_region: 'eu-west-1' }).keys)).toBe(false);
  });

  test('are read from the session', () => {
    const keys = {
      ssoctl_sync_name: '{role}@{account}.{region}',
      ssoctl_sync_region: 'eu-west-1, us-east-1',
      ssoctl_sync_include: 'account:a* ; role:Admin',
      ssoctl_sync_exclude: 'account:*-prod,role:Admin ; id:1*',
      ssoctl_sync_set: 'output=json ; account:x region=us-west-2',
    };
    expect(settings(keys)).toEqual({
      name: '{role}@{account}.{region}',
      regions: ['eu-west-1', 'us-east-1'],
      include: ['account:a*', 'role:Admin'],
      exclude: [['account:*-prod', 'role:Admin'], ['id:1*']],
      set: [
        [[], 'output', 'json'],
        [['account:x'], 'region', 'us-west-2'],
      ],
    });
    expect(hasSettings(session(keys).keys)).toBe(true);
  });

  test('with several Regions put the Region into the name', () => {
    expect(settings({ ssoctl_sync_region: 'eu-west-1,us-east-1' }).name).toBe('{account|slug}.{role}.{region|short}');
    expect(settings({ ssoctl_sync_region: 'eu-west-1,eu-west-1' }).name).toBe('{account|slug}.{role}');
  });

  test('with several Regions need a name that tells them apart', () => {
    expect(() => settings({}, { region: ['eu-west-1,us-east-1'], name: ['{role}'] })).toThrow(
      expect.objectContaining({ code: 'USAGE', message: expect.stringContaining('holds no {region}') }),
    );
  });

  test('given now go over those remembered, one by one', () => {
    const keys = { ssoctl_sync_region: 'eu-west-1', ssoctl_sync_include: 'account:a' };
    expect(settings(keys, { region: ['us-east-1'] })).toMatchObject({ regions: ['us-east-1'], include: ['account:a'] });
  });

  test('given empty are forgotten', () => {
    const keys = { ssoctl_sync_region: 'eu-west-1', ssoctl_sync_name: '{role}', ssoctl_sync_set: 'output=json' };
    expect(settings(keys, { region: [''], name: [''], set: [' '] })).toEqual(settings());
    expect(settingsToKeep({ region: [''] })).toEqual(new Map([['ssoctl_sync_region', undefined]]));
  });

  test('remembered wrongly are told with their place, unless something else is given', () => {
    const keys = { ssoctl_sync_include: 'prod' };
    expect(() => settings(keys)).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringMatching(
          /^ssoctl_sync_include of sso-session "corp" \(\/home\/ada\/.aws\/config:7\): the pattern "prod"/,
        ),
        details: expect.objectContaining({ line: 7, key: 'ssoctl_sync_include' }),
      }),
    );
    expect(settings(keys, { include: ['account:prod'] }).include).toEqual(['account:prod']);
    expect(() => settings({ ssoctl_sync_region: 'Ireland' })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
    expect(() => settings({}, { region: ['Ireland'] })).toThrow(expect.objectContaining({ code: 'REGION_INVALID' }));
  });

  test.each([
    [{ name: ['{role}\n[evil]'] }],
    [{ name: ['{role} ; x'] }],
    [{ include: ['account:a\nb'] }],
    [{ set: ['output=a\r\nb'] }],
    [{ set: ['output=a\u2028b'] }],
  ])('refuse %j, which would not stand in one line', (given) => {
    expect(() => settings({}, given)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});

test('what is kept is read back from the file as it was given', () => {
  const glob = fc.stringMatching(/^[ -~é🚀]{1,20}$/u).filter((text) => text.trim() !== '');
  const pattern = fc.tuple(fc.constantFrom('account', 'id', 'role'), glob).map(([field, text]) => `${field}:${text}`);
  const rule = fc
    .tuple(fc.option(pattern), glob)
    .map(([where, value]) => `${where === null ? '' : `${where} `}output=${value}`);
  const given = fc.record(
    {
      name: fc.constantFrom(['{account}.{role}'], ['{role|replace:a:b} x'], ['{{{email|slug}}}']),
      region: fc.constantFrom([''], ['eu-west-1']),
      include: fc.array(pattern),
      exclude: fc.array(pattern),
      set: fc.array(rule),
    },
    { requiredKeys: [] },
  );
  let tried = 0;
  fc.assert(
    fc.property(given, (texts) => {
      let wanted: ReturnType<typeof settings>;
      try {
        wanted = settings({}, texts);
      } catch {
        return;
      }
      tried += 1;
      const lines = [...settingsToKeep(texts)].flatMap(([key, value]) =>
        value === undefined ? [] : `${key} = ${value}\n`,
      );
      const [section] = parseIni(`[sso-session corp]\n${lines.join('')}`, 'config').sections;
      const keys = Object.fromEntries(section?.entries.map(({ key, value }) => [key, value]) ?? []);
      expect(settings(keys)).toEqual(wanted);
    }),
    { numRuns: 400 },
  );
  expect(tried).toBeGreaterThan(80);
});
