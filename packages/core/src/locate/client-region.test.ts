import { expect, test } from 'vitest';
import { regionOfClient } from './client-region.ts';

/** The sample of RegisterClient in AWS's documentation; it is cut short there. */
const SAMPLE = '_yzkThXVzLWVhc3QtMQEXAMPLECLIENTID';

test.each([
  [Buffer.concat([Buffer.alloc(16, 7), Buffer.from('us-west-2')]).toString('base64url'), 'us-west-2'],
  [Buffer.concat([Buffer.alloc(16, 255), Buffer.from('us-gov-west-1')]).toString('base64url'), 'us-gov-west-1'],
  [Buffer.concat([Buffer.alloc(15, 7), Buffer.from('us-west-2')]).toString('base64url'), undefined],
  [SAMPLE, undefined],
  ['some-other-client', undefined],
  ['', undefined],
])('the Region in the client id %s is %s', (clientId, region) => {
  expect(regionOfClient(clientId)).toBe(region);
});
