import { describe, expect, test } from 'vitest';
import type { SignIn } from '../config/types.ts';
import { chooseFlow } from './choose-flow.ts';

const session: SignIn = {
  kind: 'sso-session',
  name: 'corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  scopes: null,
};
const legacy: SignIn = { kind: 'legacy', name: 'old', startUrl: session.startUrl, region: session.region };
const usable = { usable: true, by: 'xdg-open' } as const;
const none = { usable: false, because: 'this is an SSH session' } as const;

describe('the flow of a sign-in', () => {
  test('is PKCE where a browser is at hand', () => {
    expect(chooseFlow(session, usable)).toEqual({ flow: 'pkce' });
  });

  test('is the device flow where no browser reaches the person, and the reason is told', () => {
    expect(chooseFlow(session, none)).toEqual({ flow: 'device-code', because: 'this is an SSH session' });
  });

  test('is the one asked for, whatever the browser', () => {
    expect(chooseFlow(session, none, { pkce: true })).toEqual({ flow: 'pkce' });
    expect(chooseFlow(session, usable, { deviceCode: true })).toEqual({ flow: 'device-code' });
  });

  test('is the device flow for a legacy profile', () => {
    expect(chooseFlow(legacy, usable)).toMatchObject({ flow: 'device-code', because: expect.stringContaining('old') });
  });

  test('cannot be PKCE for a legacy profile, and the way out is named', () => {
    expect(() => chooseFlow(legacy, usable, { pkce: true })).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining('profiles migrate') }),
    );
  });

  test('cannot be both', () => {
    expect(() => chooseFlow(session, usable, { pkce: true, deviceCode: true })).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });
});
