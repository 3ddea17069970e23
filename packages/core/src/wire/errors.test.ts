import { describe, expect, test } from 'vitest';
import { OIDC_ERRORS, oidcErrorName } from './oidc-errors.ts';
import { OIDC_OPERATIONS, PORTAL_OPERATIONS, STS_OPERATIONS } from './operations.ts';

describe('wire data', () => {
  test('every error of sso-oidc is found again by its `error` member', () => {
    for (const [name, { error }] of Object.entries(OIDC_ERRORS)) expect(oidcErrorName(error)).toBe(name);
    expect(oidcErrorName('no_such_error')).toBeUndefined();
  });

  test('only a bad client is 401 and only a failure of the service is 500', () => {
    const unusual = Object.entries(OIDC_ERRORS).filter(([, { status }]) => (status as number) !== 400);
    expect(unusual.map(([name, { status }]) => [name, status])).toEqual([
      ['InternalServerException', 500],
      ['InvalidClientException', 401],
    ]);
  });

  test('operation ids are unique and end with the operation name', () => {
    const all = [OIDC_OPERATIONS, PORTAL_OPERATIONS, STS_OPERATIONS].flatMap((group) => Object.values(group));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, name } of all) expect(id.split(':')[1]).toBe(name);
  });
});
