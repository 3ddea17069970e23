import { expect, test } from 'vitest';
import { regionShortForm } from './region-short-form.ts';

test.each([
  ['us-east-1', 'use1'],
  ['us-west-2', 'usw2'],
  ['eu-central-1', 'euc1'],
  ['ap-southeast-2', 'apse2'],
  ['ap-northeast-3', 'apne3'],
  ['mx-central-1', 'mxc1'],
  ['cn-northwest-1', 'cnnw1'],
  ['us-gov-west-1', 'usgw1'],
  ['us-iso-east-1', 'usie1'],
  ['us-isob-east-1', 'usibe1'],
  ['eusc-de-east-1', 'euscdee1'],
  ['xx-nowhere-7', 'xxnowhere7'],
])('%s is %s', (region, short) => {
  expect(regionShortForm(region)).toBe(short);
});

test('no two Regions have one short form', () => {
  const areas = [
    'us',
    'eu',
    'ap',
    'sa',
    'ca',
    'me',
    'af',
    'il',
    'mx',
    'cn',
    'us-gov',
    'us-iso',
    'us-isob',
    'eu-isoe',
    'us-isof',
  ];
  const sides = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest', 'central'];
  const regions = areas.flatMap((area) =>
    sides.flatMap((side) => [1, 2, 3].map((number) => `${area}-${side}-${number}`)),
  );
  expect(new Set(regions.map(regionShortForm)).size).toBe(regions.length);
});
