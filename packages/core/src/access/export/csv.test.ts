import { describe, expect, test } from 'vitest';
import { csvLine, csvTable, disarmed } from './csv.ts';
import { flatRows } from './flat-row.ts';

describe('csvLine', () => {
  test.each([
    ['quotes a comma', ['a,b', 'c'], '"a,b",c\r\n'],
    ['doubles quotes', ['say "hi"'], '"say ""hi"""\r\n'],
    ['keeps line ends within quotes', ['a\r\nb', 'c\nd'], '"a\r\nb","c\nd"\r\n'],
    ['quotes blanks at the ends', [' a', 'b '], '" a","b "\r\n'],
    ['leaves what is unknown empty', [undefined, ''], ',\r\n'],
    ['keeps zeros at the start of an account id', ['000000000001'], '000000000001\r\n'],
  ])('%s', (_, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  test.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', ' =1', '"=1', "'=1", '" =1', '＝1', '＠a'])(
    'disarms %j',
    (formula) => {
      expect(disarmed(formula)).toBe(`'${formula}`);
      expect(csvLine([formula])).toMatch(/^"?'/);
    },
  );

  test.each(['a=1', '1-2', 'a@b.example', "it's", '"quoted"', 'Ærø'])('leaves %j alone', (text) => {
    expect(disarmed(text)).toBe(text);
  });
});

test('a table has a header and all columns, also without rows', () => {
  expect([...csvTable([])]).toEqual([
    'account_id,account_name,ou,permission_set,permission_set_arn,principal_type,principal_id,principal_name,via_group_id,via_group_name,state\r\n',
  ]);
});

test('a row names the path and the unit', () => {
  const row = {
    accountId: '111111111111',
    accountName: 'Payroll',
    permissionSet: 'Admin',
    permissionSetArn: 'arn:1',
    principalType: 'USER',
    principalId: 'u-1',
    principalName: 'ann',
    via: { groupId: 'g-1', groupName: 'Staff' },
    state: 'suspended-account',
  } as const;
  const [, line] = csvTable(flatRows([row], (id) => (id === '111111111111' ? 'Root/Prod' : undefined)));
  expect(line).toBe('111111111111,Payroll,Root/Prod,Admin,arn:1,USER,u-1,ann,g-1,Staff,suspended-account\r\n');
});
