import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { announcementPath, findAnnounced } from './announce.ts';
import type { Emulator, EmulatorOptions } from './options.ts';
import { placeAt } from './place.ts';
import { startEmulator } from './start.ts';

const running: Emulator[] = [];
async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
});

test('says where it stands, to anybody on this machine', async () => {
  const { url, startUrl, region } = await start();
  expect(await placeAt(url)).toEqual({ url, startUrl, region });
});

test('survives who knocks while it is still starting', async () => {
  const { url, close } = await start();
  await close();
  let up = false;
  const knocking = (async () => {
    for (let knocks = 0; !up || knocks === 0; knocks += 1) await placeAt(url);
  })();
  const emulator = await start({ port: Number(new URL(url).port), intercept: true });
  up = true;
  await knocking;
  expect(await placeAt(url)).toMatchObject({ url: emulator.url });
});

test('is not found where it does not stand', async () => {
  const { url, close } = await start();
  await close();
  expect(await placeAt(url)).toBeUndefined();
  expect(await placeAt('http://192.0.2.1:80')).toBeUndefined();
});

test('leads AWS programs to itself by endpoint variables', async () => {
  const { url, env } = await start();
  expect(env).toEqual({
    AWS_ENDPOINT_URL_SSO_OIDC: url,
    AWS_ENDPOINT_URL_SSO: url,
    AWS_ENDPOINT_URL_STS: url,
    AWS_ENDPOINT_URL_SSO_ADMIN: url,
    AWS_ENDPOINT_URL_IDENTITYSTORE: url,
    AWS_ENDPOINT_URL_ORGANIZATIONS: url,
  });
});

test('announces itself to its own user and withdraws at the end', async () => {
  const home = await mkdtemp(join(tmpdir(), 'announce-'));
  try {
    const path = announcementPath({}, home);
    const emulator = await start({ announce: path });
    expect(await findAnnounced(path)).toEqual({
      pid: process.pid,
      url: emulator.url,
      startUrl: emulator.startUrl,
      region: emulator.region,
      controlUrl: emulator.control.url,
      controlToken: emulator.control.token,
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await emulator.close();
    expect(await findAnnounced(path)).toBeUndefined();
  } finally {
    await rm(home, { recursive: true });
  }
});

test('leaves the announcement of the emulator that was started later', async () => {
  const home = await mkdtemp(join(tmpdir(), 'announce-'));
  try {
    const path = announcementPath({ XDG_RUNTIME_DIR: home }, '/nowhere');
    const first = await start({ announce: path });
    const second = await start({ announce: path });
    await first.close();
    expect((await findAnnounced(path))?.url).toBe(second.url);
  } finally {
    await rm(home, { recursive: true });
  }
});

test('refuses a port that is taken with the system’s own error', async () => {
  const { url } = await start();
  await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('closes at once, though a client keeps its connection', async () => {
  const emulator = await start();
  await (await fetch(`${emulator.url}/_emulator`)).text();
  await emulator.close();
  await expect(fetch(`${emulator.url}/_emulator`)).rejects.toThrow();
});

test('tells each call as it is answered, and what else one should know', async () => {
  const told: string[] = [];
  const { url } = await start({
    onCall: ({ operation, status }) => told.push(`${operation} ${status}`),
    onLog: (line) => told.push(line),
  });
  await fetch(`${url}/assignment/accounts`);
  await fetch(`${url}/nothing-here`);
  expect(told).toEqual(['sso:ListAccounts 401']);
});

test('a file that it cannot write stops the start and leaves nothing behind', async () => {
  const announce = join('/dev/null', 'folder', 'emulator.json');
  const port = await start().then(async ({ url, close }) => {
    await close();
    return Number(new URL(url).port);
  });
  await expect(startEmulator({ port, announce })).rejects.toMatchObject({ code: 'ENOTDIR' });
  expect(await placeAt(`http://127.0.0.1:${port}`)).toBeUndefined();
});
