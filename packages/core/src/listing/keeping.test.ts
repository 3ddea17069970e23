import { fakeClock, recordedEvents } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { type KeptAccount, type KeptListing, personOf } from '../cache/index.ts';
import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import { startKeeping } from './keeping.ts';

const corp: SignIn = { kind: 'legacy', name: 'old', startUrl: 'https://a', region: 'eu-west-1' };
const token: Token = { startUrl: '', region: '', accessToken: 'a', expiresAtMs: 0, clientId: 'c', refreshToken: 'r' };
const account = (accountId: string): KeptAccount => ({ accountId, answer: { roles: ['Reader'], listedAtMs: 1 } });
const known: KeptListing = { person: personOf(token), listedAtMs: 7, accounts: [{ accountId: '1' }, account('2')] };

function context(changed = false, write: () => void = () => {}) {
  const clock = fakeClock();
  const events = recordedEvents();
  const written: KeptListing[] = [];
  const listings = {
    file: () => '/listing.json',
    read: async () => undefined,
    forget: async () => {},
    async write(_signIn: SignIn, listing: KeptListing) {
      write();
      written.push(listing);
    },
  };
  const keeping = startKeeping({ clock, onEvent: events.onEvent, listings }, corp, known, changed);
  return { clock, events, written, keeping };
}

test('writes every two seconds at most, and what is left at the end', async () => {
  const t = context();
  await t.keeping.keep(account('1'), token);
  t.clock.advance(1_999);
  await t.keeping.keep(account('3'), token);
  expect(t.written).toEqual([]);
  t.clock.advance(1);
  await t.keeping.keep(account('4'), token);
  expect(t.written).toEqual([{ ...known, accounts: ['1', '2', '3', '4'].map(account) }]);
  await t.keeping.keep(account('5'), token);
  expect(t.written).toHaveLength(1);
  await t.keeping.end();
  expect(t.written[1]?.accounts).toHaveLength(5);
});

test('writes nothing when nothing is new', async () => {
  const t = context();
  await t.keeping.end();
  expect(t.written).toEqual([]);
});

test('writes accounts that were listed anew, though none was asked', async () => {
  const t = context(true);
  await t.keeping.end();
  expect(t.written).toEqual([known]);
});

test('forgets the old answer of an account that gave none now', async () => {
  const t = context();
  t.keeping.drop('2');
  await t.keeping.end();
  expect(t.written[0]?.accounts).toEqual([{ accountId: '1' }, { accountId: '2' }]);
});

test('keeps nothing that another person was told', async () => {
  const t = context();
  await t.keeping.keep(account('1'), token);
  await t.keeping.keep(account('3'), { ...token, refreshToken: 'of somebody else' });
  t.clock.advance(5_000);
  await t.keeping.keep(account('4'), token);
  await t.keeping.end();
  expect(t.written).toEqual([{ ...known, accounts: [account('1'), account('2')] }]);
});

test('a file that cannot be written is told once, and never sinks the listing', async () => {
  const t = context(false, () => {
    throw new SsoctlError('DISK_FULL', 'the disk is full', { hint: 'make room' });
  });
  for (const id of ['1', '3', '4']) {
    t.clock.advance(2_000);
    await t.keeping.keep(account(id), token);
  }
  await t.keeping.end();
  expect(t.events.all).toEqual([
    {
      kind: 'warning',
      code: 'DISK_FULL',
      message: 'what was listed is not kept for the next run: the disk is full',
      hint: 'make room',
      path: '/listing.json',
    },
  ]);
});
