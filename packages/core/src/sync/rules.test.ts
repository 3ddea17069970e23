import { describe, expect, test } from 'vitest';
import { parsePatterns } from './patterns.ts';
import { keysByRule, parseRule } from './rules.ts';
import { isSelected } from './select.ts';

const PAYMENTS = { accountId: '111122223333', accountName: 'payments-prod', roleName: 'Admin' };
const LAB = { accountId: '444455556666', accountName: 'lab', roleName: 'ReadOnly' };
const NAMELESS = { accountId: '777788889999', roleName: 'Admin' };
const selection = ({ include = [], exclude = [] }: { include?: string[]; exclude?: string[] }) => ({
  include: include.flatMap(parsePatterns),
  exclude: exclude.map(parsePatterns),
});
const selected = (texts: { include?: string[]; exclude?: string[] }) =>
  [PAYMENTS, LAB, NAMELESS].filter((role) => isSelected(selection(texts), role));

describe('include and exclude', () => {
  test.each([
    [{}, [PAYMENTS, LAB, NAMELESS]],
    [{ include: ['account:*-prod'] }, [PAYMENTS]],
    [{ include: ['account:*-prod', 'account:lab'] }, [PAYMENTS, LAB]],
    [{ include: ['account:lab', 'role:Admin'] }, []],
    [{ include: ['id:1111*', 'id:7777*', 'role:Adm?n'] }, [PAYMENTS, NAMELESS]],
    [{ include: ['account:7777*'] }, [NAMELESS]],
    [{ exclude: ['role:Admin'] }, [LAB]],
    [{ exclude: ['account:lab', 'role:Admin'] }, []],
    [{ exclude: ['account:payments-prod,role:Admin'] }, [LAB, NAMELESS]],
    [{ exclude: ['account:lab,role:Admin'] }, [PAYMENTS, LAB, NAMELESS]],
    [{ include: ['account:lab'], exclude: ['account:lab'] }, []],
  ])('%j', (texts, roles) => {
    expect(selected(texts)).toEqual(roles);
  });

  test('a # inside a word is no comment', () => {
    expect(parsePatterns('account:C#-*')).toMatchObject([{ text: 'account:C#-*' }]);
  });

  test('a comma before no pattern belongs to the glob', () => {
    const [pattern, ...others] = parsePatterns('account: Smith, Jones & Co ,role:A*');
    expect(pattern).toMatchObject({ field: 'account', text: 'account:Smith, Jones & Co' });
    expect(others).toMatchObject([{ field: 'role', text: 'role:A*' }]);
  });

  test.each([
    ['prod', /does not say what it is about/],
    ['acount:x', /cannot be about "acount"; did you mean "account"/],
    ['account:', /is empty/],
    ['role:a,id:', /"id:" is empty/],
    ['', /does not say/],
    ['account:a\nb', /line ends/],
    ['account:a # b', /behind a blank/],
  ])('refuses %j', (text, message) => {
    expect(() => parsePatterns(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(() => parsePatterns(text)).toThrow(message);
  });
});

describe('rules', () => {
  test.each([
    ['output=json', { key: 'output', value: 'json', where: [] }],
    [' Output = json ', { key: 'output', value: 'json', where: [] }],
    ['region=eu-west-1', { key: 'region', value: 'eu-west-1', where: [] }],
    ['cli_pager=less -R --x=y', { key: 'cli_pager', value: 'less -R --x=y', where: [] }],
    ['account:*-prod,role:Admin* region=eu-west-1', { key: 'region', value: 'eu-west-1' }],
    ['account:My Prod*  output = text', { key: 'output', value: 'text', where: [{ text: 'account:My Prod*' }] }],
  ])('reads %j', (text, rule) => {
    expect(parseRule(text)).toMatchObject(rule);
  });

  test('set keys where they fit, the later over the earlier', () => {
    const rules = ['output=json', 'account:*-prod output=text', 'role:Admin cli_pager=less', 'id:4* output=table'].map(
      parseRule,
    );
    expect(Object.fromEntries(keysByRule(rules, PAYMENTS))).toEqual({ output: 'text', cli_pager: 'less' });
    expect(Object.fromEntries(keysByRule(rules, LAB))).toEqual({ output: 'table' });
  });

  test.each([
    ['output', /is not complete/],
    ['account:x', /is not complete/],
    ['account:x output', /is not complete/],
    ['=json', /has no key/],
    ['my key=x', /has no key/],
    ['[x]=y', /has no key/],
    ['output=', /gives output no value/],
    ['sso_role_name=Admin', /cannot set sso_role_name/],
    ['SSO_SESSION=x', /cannot set sso_session/],
    ['ssoctl_sync=x', /cannot set ssoctl_sync/],
    ['aws_access_key_id=AKIA', /cannot set/],
    ['aws_session_token=x', /cannot set/],
    ['credential_process=x', /cannot set/],
    ['credential_source=x', /cannot set/],
    ['role_arn=x', /cannot set/],
    ['source_profile=x', /cannot set/],
    ['web_identity_token_file=x', /cannot set/],
    ['output=json\nrole_arn=x', /line ends/],
    ['output=json ; more', /behind a blank/],
    ['output=#json', /behind a blank/],
    ['acount:x output=json', /has no key/],
    ['account:x,rol:y output=json', undefined],
  ])('refuses %j', (text, message) => {
    if (message === undefined) {
      // A comma without a pattern behind it belongs to the glob.
      expect(parseRule(text).where).toMatchObject([{ text: 'account:x,rol:y' }]);
      return;
    }
    expect(() => parseRule(text)).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(() => parseRule(text)).toThrow(message);
  });

  test('refuse what is no Region', () => {
    expect(() => parseRule('region=Ireland')).toThrow(expect.objectContaining({ code: 'REGION_INVALID' }));
  });
});
