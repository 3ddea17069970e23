import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isRegion, partitionOf } from './partitions.ts';
import { IDENTITY_CENTER_REGIONS, isIdentityCenterRegion, likelyRegionOf } from './regions.ts';

const missing = spawnSync('python3', ['-c', 'import botocore']).status !== 0;
const reason = missing && process.env['CI'] !== 'true' ? ' (skipped: python3 with botocore is missing)' : '';

describe('the Regions of IAM Identity Center', () => {
  test('are all shaped like Regions, lie in their partition and stand there once', () => {
    for (const [partition, regions] of Object.entries(IDENTITY_CENTER_REGIONS)) {
      expect(regions.filter((region) => !isRegion(region) || partitionOf(region).id !== partition)).toEqual([]);
      expect(new Set(regions).size).toBe(regions.length);
    }
  });

  test.skipIf(reason !== '')(`are those that botocore knows${reason}`, () => {
    const known: Record<string, readonly string[]> = JSON.parse(execFileSync('python3', ['-c', PROGRAM]).toString());
    const ours: Record<string, readonly string[]> = IDENTITY_CENTER_REGIONS;
    // A newer botocore may know Regions that have opened since; none of ours is made up.
    for (const [partition, regions] of Object.entries(ours))
      expect(known[partition]).toEqual(expect.arrayContaining([...regions]));
  });

  test('do not include what is only shaped like one', () => {
    expect(isIdentityCenterRegion('eu-central-1')).toBe(true);
    expect(isIdentityCenterRegion('eu-central-9')).toBe(false);
    expect(isIdentityCenterRegion('us-iso-east-1')).toBe(false);
  });
});

describe('likelyRegionOf', () => {
  test.each([
    ['d-9067f2ab13', 'us-east-1'],
    ['d-9a671703a6', 'us-east-2'],
    ['d-c3672dcef0', 'eu-north-1'],
    ['d-0067f2ab13', undefined],
    ['d-9067', undefined],
    ['corp', undefined],
  ])('%s: %s', (id, region) => {
    expect(likelyRegionOf(id)).toBe(region);
  });

  test('points nowhere but to Regions that can be asked', () => {
    for (let prefix = 0; prefix < 256; prefix += 1) {
      const region = likelyRegionOf(`d-${prefix.toString(16).padStart(2, '0')}00000000`);
      expect(region === undefined || isIdentityCenterRegion(region)).toBe(true);
    }
  });
});

const PROGRAM = `
import json, os, botocore
path = os.path.join(os.path.dirname(botocore.__file__), 'data', 'endpoints.json')
partitions = json.load(open(path))['partitions']
print(json.dumps({p['partition']: list(p['services'].get('oidc', {}).get('endpoints', {})) for p in partitions}))
`;
