import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createClock } from './clock.ts';
import { mountService } from './mount.ts';

const clock = createClock();
const SEED = `
instance: { region: us-gov-west-1 }
accounts: [{ id: '012345678901' }]
users: [{ name: ines }, { name: omar }]
permissionSets: [{ name: Reader }]
assignments: [{ permissionSet: Reader, accounts: all, users: [ines] }]
`;

test('plays a small company when it is given none', async () => {
  const { place, state } = await mountService({ clock });
  expect(place.startUrl).toMatch(/^https:\/\/d-[0-9a-f]{10}\.awsapps\.com\/start$/);
  expect(state.approver).toBeUndefined();
});

test('reads the seed from a file, and names the file where it is wrong', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  try {
    const file = join(folder, 'company.yaml');
    await writeFile(file, SEED);
    expect((await mountService({ clock, seed: file })).place.region).toBe('us-gov-west-1');
    await writeFile(file, `${SEED}colour: red\n`);
    await expect(mountService({ clock, seed: file })).rejects.toThrow('company.yaml');
    await expect(mountService({ clock, seed: join(folder, 'none.yaml') })).rejects.toMatchObject({ code: 'ENOENT' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('approves as the first user, as one by name, and as nobody who is not there', async () => {
  const first = await mountService({ clock, approve: true });
  expect(first.seed.users.map(({ name }) => name)).toContain(first.state.approver);
  expect((await mountService({ clock, approve: 'maya' })).state.approver).toBe('maya');
  await expect(mountService({ clock, approve: 'nobody' })).rejects.toThrow(RangeError);
});

test('a reset brings back who approved at the start', async () => {
  const service = await mountService({ clock, approve: 'maya' });
  service.state.approveAs(undefined);
  service.reset();
  expect(service.state.approver).toBe('maya');
});
