import { describe, expect, test } from 'vitest';
import { powersIn } from './inline-policy.ts';

const powers = (...Statement: object[]) => powersIn(JSON.stringify({ Version: '2012-10-17', Statement }));
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

describe('everything', () => {
  test.each([[allow('*')], [allow(['s3:Get*', '*:*'])], [allow('*', ['arn:aws:s3:::x', '*'])]])(
    'is allowed by %j',
    (statement) => expect(powers(statement)?.everything).toBe(true),
  );

  test.each([
    [allow('s3:*')],
    [allow('*', 'arn:aws:s3:::x')],
    [{ ...allow('*'), Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    [{ Effect: 'Deny', Action: '*', Resource: '*' }],
  ])('is not allowed by %j', (statement) => expect(powers(statement)).toEqual({ everything: false, escalations: [] }));

  test('is not everything any more when the means to everything are denied', () => {
    expect(powers(allow('*'), { Effect: 'Deny', Action: 'iam:*', Resource: '*' })).toEqual({
      everything: false,
      escalations: [],
    });
  });

  test('is everything still when something else is denied', () => {
    expect(powers(allow('*'), { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' })?.everything).toBe(true);
  });
});

describe('the means to everything', () => {
  test.each([
    ['iam:PutRolePolicy', ['iam:PutRolePolicy']],
    ['IAM:putrolepolicy', ['iam:PutRolePolicy']],
    ['iam:Create*ogin*', ['iam:CreateLoginProfile']],
    ['iam:?ttachRolePolicy', ['iam:AttachRolePolicy']],
    ['iam:Get*', []],
    ['sso:CreateAccountAssignment', ['sso:CreateAccountAssignment']],
  ])('in %s', (action, escalations) => expect(powers(allow(action))).toEqual({ everything: false, escalations }));

  test('are not in what is allowed except them, nor is assigning there by accident', () => {
    expect(powers({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' })?.escalations).toEqual([]);
    expect(powers({ Effect: 'Allow', NotAction: ['s3:*'], Resource: '*' })?.escalations).toContain('iam:PutRolePolicy');
  });
});

test('a document of one statement, without any, or that is none', () => {
  expect(powersIn(JSON.stringify({ Statement: allow('*') }))?.everything).toBe(true);
  expect(powersIn('{}')).toEqual({ everything: false, escalations: [] });
  for (const text of ['', 'null', '[1', '"*"']) expect(powersIn(text)).toBeUndefined();
});

test('two megabytes of patterns are judged without getting stuck', () => {
  const action = `${'*a'.repeat(200)}`;
  const statement = allow(Array.from({ length: 5_000 }, () => `iam:${action}`));
  expect(powers(statement)).toEqual({ everything: false, escalations: [] });
});
