import { expect, test } from 'vitest';
import { hotRequest } from './request.ts';

test.each([
  ['credential-process', {}],
  ['credential-process --profile dev', { profile: 'dev' }],
  ['credential-process -p dev', { profile: 'dev' }],
  ['credential-process --profile=dev --config-file /etc/aws', { profile: 'dev', configFile: '/etc/aws' }],
])('reads %s', (line, request) => {
  expect(hotRequest(line.split(' '))).toEqual(request);
});

test.each([
  'login',
  '--profile dev credential-process',
  'credential-process --help',
  'credential-process --profile dev --debug',
  'credential-process --profile',
  'credential-process --profile --debug',
  'credential-process --profile=',
  'credential-process dev',
  'credential-process --json --profile dev',
])('leaves %s to the whole program', (line) => {
  expect(hotRequest(line.split(' '))).toBeUndefined();
});
