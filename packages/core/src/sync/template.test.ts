import { describe, expect, test } from 'vitest';
import { nameOf } from './name-of.ts';
import { slug } from './slug.ts';
import { parseTemplate } from './template.ts';
import type { RoleInRegion } from './types.ts';

const ROLE: RoleInRegion = {
  session: 'corp',
  accountId: '111122223333',
  accountName: 'Acme Payments – Prod',
  emailAddress: 'aws+payments@example.com',
  roleName: 'ReadOnly',
  region: 'eu-central-1',
};
const named = (template: string, changes: Partial<RoleInRegion> = {}) =>
  nameOf(parseTemplate(template), { ...ROLE, ...changes });

describe('a name template', () => {
  test.each([
    ['{account|slug}.{role}', 'acme-payments-prod.ReadOnly'],
    ['{accountId}-{role|lower}', '111122223333-readonly'],
    ['{session}/{role|upper}@{region}', 'corp/READONLY@eu-central-1'],
    ['{role}.{region|short}', 'ReadOnly.euc1'],
    ['{account|trim:Acme |slug}', 'payments-prod'],
    ['{account|trim:Other |slug}', 'acme-payments-prod'],
    ['{role|trimend:Only}', 'Read'],
    ['{role|trimend:Write}', 'ReadOnly'],
    ['{role|replace:Only:-all}', 'Read-all'],
    ['{role|replace:Only:$&}.x', 'Read-.x'],
    ['{account|replace: – :_|replace: :.}', 'Acme.Payments_Prod'],
    ['{account|replace:a:|lower}', 'acme-pyments-prod'],
    ['{email}', 'aws+payments@example.com'],
    ['{email|replace:@:/}', 'aws+payments/example.com'],
    ['{role|replace:e:\\:}', 'R:adOnly'],
    ['{role|replace:O:\\}}', 'Read-nly'],
    ['x{{y}}z.{role}', 'x-y-z.ReadOnly'],
    ['aws {role}', 'aws-ReadOnly'],
  ])('%s', (template, name) => {
    expect(named(template)).toEqual({ name });
  });

  test.each([
    ['', 1, /names no field/, 'write it like {account|slug}.{role}'],
    ['dev', 1, /names no field/, undefined],
    ['{acount}', 2, /no field "acount"; did you mean "account"\?/, undefined],
    ['{role}.{accountid}', 9, /did you mean "accountId"/, undefined],
    ['{}', 2, /no field ""/, undefined],
    ['{role|lowr}', 7, /no filter "lowr"; did you mean "lower"/, undefined],
    ['{role|constructor}', 7, /no filter "constructor"/, undefined],
    ['{role|lower:x}', 7, /filter lower is not complete/, 'write lower'],
    ['{role|trim}', 7, /filter trim is not complete/, 'write trim:TEXT'],
    ['{role|trim:}', 7, /filter trim is not complete/, undefined],
    ['{role|replace:a}', 7, /filter replace/, 'write replace:FROM:TO'],
    ['{role|replace:a::lower}', 7, /filter replace/, undefined],
    ['{role|replace::b}', 7, /filter replace/, undefined],
    ['a.{role', 3, /a \{ is not closed/, 'write {{ for a brace'],
    ['a}.{role}', 2, /a \} closes nothing/, 'write }} for a brace'],
    ['{account|short}', 10, /only a Region has a short form/, 'write {region|short}'],
    ['{region|upper|short}', 15, /only a Region/, undefined],
  ])('%j is refused at character %i', (template, character, message, hint) => {
    const failing = () => parseTemplate(template);
    expect(failing).toThrow(expect.objectContaining({ code: 'USAGE', details: { template, character } }));
    expect(failing).toThrow(message);
    if (hint !== undefined) expect(failing).toThrow(expect.objectContaining({ hint }));
  });

  test('says whether it tells Regions apart', () => {
    expect(parseTemplate('{role}.{region}').namesRegion).toBe(true);
    expect(parseTemplate('{role}.region').namesRegion).toBe(false);
  });
});

test.each([
  ['🚀 Rocket 🚀', 'rocket'],
  ['-a-', 'a'],
  ['!', ''],
])('the slug of %j is %j', (text, made) => {
  expect(slug(text)).toBe(made);
});

describe('names of accounts that somebody typed', () => {
  test.each([
    ['line\nends\r\nhere', 'line-ends-here', 'line-ends-here'],
    ['x]\n[profile evil', 'x-profile-evil', 'x-profile-evil'],
    ['a # b ; c', 'a-b-c', 'a-b-c'],
    ['key = value', 'key-value', 'key-value'],
    [`"quoted" 'both'`, 'quoted-both', 'quoted-both'],
    ['Zürich Łódź Straße', 'zurich-lodz-strasse', 'Z-rich-d-Stra-e'],
    ['🚀', '111122223333', '111122223333'],
    ['本番', '111122223333', '111122223333'],
    ['🚀 rocket 🚀', 'rocket', 'rocket'],
    ['abc\u200fdef\u202egh', 'abc-def-gh', 'abc-def-gh'],
    ['tab\tnul\u0000bell\u0007', 'tab-nul-bell', 'tab-nul-bell'],
    ['  ', '111122223333', '111122223333'],
    ['', '111122223333', '111122223333'],
    [undefined, '111122223333', '111122223333'],
    ['--flag', 'flag', 'flag'],
    ['$(reboot) `x` & |', 'reboot-x', 'reboot-x'],
    ['İstanbul', 'istanbul', 'stanbul'],
  ])('%j is %s as a slug', (accountName, slugged, raw) => {
    expect(named('{account|slug}', { accountName })).toEqual({ name: slugged });
    expect(named('{account}', { accountName }).name).toBe(raw);
  });

  test('a missing address is the account id', () => {
    expect(named('{email}.{role}', { emailAddress: undefined })).toEqual({ name: '111122223333.ReadOnly' });
  });

  test('dashes that were typed stay, those beside something unsafe become one', () => {
    expect(named('{account}', { accountName: 'a--b - c' })).toEqual({ name: 'a--b-c' });
  });

  test.each([
    ['{role}', { roleName: 'default' }, 'default', /when none is named/],
    ['{role}', { roleName: '---' }, '', /needs a name/],
    ['{session}', { session: '🚀' }, '', /needs a name/],
    ['{account}.{role}', { accountName: 'a'.repeat(256) }, `${'a'.repeat(256)}.ReadOnly`, /at most 128/],
  ])('%s of %j is no name', (template, changes, name, because) => {
    expect(named(template, changes)).toEqual({ name, because: expect.stringMatching(because) });
  });

  test('a name of exactly 128 characters is one', () => {
    expect(named('{account}', { accountName: 'a'.repeat(128) }).because).toBeUndefined();
    expect(named('{account}', { accountName: 'a'.repeat(129) }).because).toBeDefined();
  });
});
