import { expect, test } from 'vitest';
import type { SsoctlEvent } from '../ports/index.ts';
import { readCacheFile, stringIn } from './read-json.ts';

/** A file that holds the given contents in turn, the last of them for good, for a reader who can wait. */
function reader(...contents: (string | undefined)[]) {
  const events: SsoctlEvent[] = [];
  const slept: number[] = [];
  let at = 0;
  const deps = {
    files: { read: async () => contents[Math.min(at++, contents.length - 1)] },
    clock: { sleep: async (ms: number) => void slept.push(ms) },
    onEvent: (event: SsoctlEvent) => void events.push(event),
  };
  return { events, slept, read: () => readCacheFile(deps, '/cache/x.json', (content) => stringIn(content, 'key')) };
}

test.each(['', '{"key": "va'])('looks a second time at a file that is being written: %j', async (half) => {
  const { events, slept, read } = reader(half, '{"key": "value"}');
  expect(await read()).toBe('value');
  expect(slept).toHaveLength(1);
  expect(events).toEqual([]);
});

test('looks no third time, and warns', async () => {
  const { events, slept, read } = reader('');
  expect(await read()).toBeUndefined();
  expect(slept).toHaveLength(1);
  expect(events).toMatchObject([{ kind: 'warning', message: '/cache/x.json is empty; it counts as absent' }]);
});

test('takes a file that is gone at the second look for absent', async () => {
  const { events, read } = reader('', undefined);
  expect(await read()).toBeUndefined();
  expect(events).toEqual([]);
});

test.each([undefined, '{"key": "value"}', '{"other": 1}'])('does not wait for %j', async (content) => {
  const { slept, read } = reader(content);
  await read();
  expect(slept).toEqual([]);
});
