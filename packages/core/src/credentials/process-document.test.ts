import { expect, test } from 'vitest';
import { processDocument } from './process-document.ts';

const credentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'a/b+c=',
  sessionToken: 'token==',
  expiresAtMs: Date.UTC(2026, 0, 15, 12, 30, 15, 999),
  accountId: '012345678901',
};

test('the document has the keys, the order and the indentation of `aws configure export-credentials`, then AccountId', () => {
  expect(processDocument(credentials)).toBe(`{
  "Version": 1,
  "AccessKeyId": "ASIAEXAMPLE",
  "SecretAccessKey": "a/b+c=",
  "SessionToken": "token==",
  "Expiration": "2026-01-15T12:30:15Z",
  "AccountId": "012345678901"
}`);
});

test('an account that is not known is left out', () => {
  expect(JSON.parse(processDocument({ ...credentials, accountId: undefined }))).not.toHaveProperty('AccountId');
});
