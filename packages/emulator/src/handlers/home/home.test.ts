import { expect, test } from 'vitest';
import { formOf, playground, posted } from '../../../test/playground.ts';
import { generateSeed } from '../../seed/index.ts';

test('a person signs in, sees what they may use, and signs out of everything', async () => {
  const play = playground();
  const entrance = formOf(await play.call('/start'));
  await play.call(entrance.action, posted({ csrf: entrance.csrf, user: 'priya', decision: 'sign-in' }));
  const inside = await play.call('/start/');
  expect(inside.text).toContain('Hello, Priya Nair');
  expect(inside.text).toContain('larkspur-management');
  expect(inside.text).toContain('suspended');
  expect(inside.text).not.toContain('shop-production');
  const { action, csrf } = formOf(inside);
  await play.call(action, posted({ csrf, decision: 'sign-out' }));
  expect((await play.call('/start')).text).toContain('Sign in to Larkspur Coffee');
  expect(play.service.state.counts().portalSessions).toBe(0);
});

test('asks again for a user who is not there', async () => {
  const play = playground();
  const { action, csrf } = formOf(await play.call('/start'));
  const answer = await play.call(action, posted({ csrf, user: 'nobody', decision: 'sign-in' }));
  expect([answer.status, answer.text.includes('Choose who you are.')]).toEqual([400, true]);
});

test('many users are typed, not listed', async () => {
  const play = playground({}, generateSeed({ accounts: 3, users: 2000, groups: 5, permissionSets: 3 }));
  const { text } = await play.call('/start');
  expect(text).toContain('list="people"');
  expect(text.length).toBeLessThan(100_000);
});

test('names the Region where a real portal names it', async () => {
  const play = playground();
  expect((await play.call('/start')).text).toContain('<meta name="region" content="eu-central-1"/>');
  expect((await play.call('/device')).text).not.toContain('name="region"');
});
