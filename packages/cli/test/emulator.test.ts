import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isBuilt, program, ssoctl } from './built-program.ts';

let home: TempHome;
let env: Record<string, string>;
beforeEach(async () => {
  home = await tempHome();
  env = { PATH: process.env['PATH'] ?? '', HOME: home.path, SHELL: '/bin/bash' };
});
afterEach(() => home.remove());

interface Ready {
  schema: string;
  url: string;
  startUrl: string;
  region: string;
  proxyUrl?: string;
  caFile?: string;
  controlUrl: string;
  controlToken: string;
}

/** Runs `work` beside a running emulator, then stops it as Ctrl-C does; answers its exit code. */
async function besideEmulator(args: readonly string[], work: (ready: Ready) => Promise<void>): Promise<number | null> {
  const child = spawn(process.execPath, [program, 'emulator', ...args, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  try {
    const line = new Promise<string>((resolve) => createInterface({ input: child.stdout }).once('line', resolve));
    await work(JSON.parse(await line));
  } finally {
    child.kill('SIGINT');
  }
  return closed;
}

describe.runIf(isBuilt || process.env['CI'])('ssoctl emulator', () => {
  test('says on one line that it is ready, and ends with 0', async () => {
    const exitCode = await besideEmulator([], async (ready) => {
      expect(Object.keys(ready)).toEqual(['schema', 'url', 'startUrl', 'region', 'controlUrl', 'controlToken']);
      expect(ready.schema).toBe('ssoctl/emulator/1');
    });
    expect(exitCode).toBe(0);
  });

  test('is found by its environment, and a whole story runs in it', async () => {
    await besideEmulator(['start', '--approve', 'maya'], async ({ startUrl, region, url }) => {
      const { stdout } = await ssoctl(['emulator', 'env'], env);
      expect(stdout).toContain(`export AWS_ENDPOINT_URL_SSO_OIDC='${url}';`);
      expect(stdout).not.toContain('unset');
      const inside = { ...env, ...JSON.parse((await ssoctl(['emulator', 'env', '--shell', 'json'], env)).stdout) };
      await ssoctl(['sessions', 'add', 'corp', '--start-url', startUrl, '--region', region], inside);
      expect((await ssoctl(['login', '--device-code'], inside)).exitCode).toBe(0);
      expect((await ssoctl(['accounts'], inside)).stdout).toContain('sandbox');
    });
  });

  test('gives the proxy and the CA in intercept mode', async () => {
    await besideEmulator(['--intercept'], async ({ proxyUrl, caFile }) => {
      const variables = JSON.parse((await ssoctl(['emulator', 'env', '--shell', 'json'], env)).stdout);
      expect(variables).toMatchObject({ HTTPS_PROXY: proxyUrl, AWS_CA_BUNDLE: caFile, NO_PROXY: '' });
    });
  });

  test('makes an organization up', async () => {
    await besideEmulator(['--accounts', '30', '--users', '5'], async ({ url }) => {
      expect((await ssoctl(['emulator', 'env', '--url', url], env)).exitCode).toBe(0);
    });
  });

  test('runs a command inside one of its own, and passes its exit code on', async () => {
    const script = 'test -r "$AWS_CA_BUNDLE" && test -n "$HTTPS_PROXY" && exit 7';
    expect((await ssoctl(['emulator', 'exec', '--', 'sh', '-c', script], env)).exitCode).toBe(7);
  });

  test.each([
    ['no emulator', ['env'], 1, 'run: ssoctl emulator start'],
    ['a stranger’s address', ['env', '--url', 'http://example.com'], 1, 'none answers at http://example.com'],
    ['a user that nobody is', ['--approve', 'nobody'], 1, 'nobody'],
    ['a seed that is not there', ['--seed', '/no/such/seed.yaml'], 1, '/no/such/seed.yaml'],
    ['a seed and sizes', ['--seed', 'x', '--accounts', '3'], 2, 'exclude each other'],
    ['no command', ['exec'], 2, 'COMMAND is missing'],
  ])('says what is wrong with %s', async (_what, args, exitCode, said) => {
    const ended = await ssoctl(['emulator', ...args], env);
    expect(ended.stderr).toContain(said);
    expect(ended.exitCode).toBe(exitCode);
  });

  test('says what is wrong with a seed, line by line', async () => {
    const seed = await home.write('seed.yaml', 'accounts:\n  - id: 12\n    nam: x\n');
    const { exitCode, stderr } = await ssoctl(['emulator', '--seed', seed], env);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/seed\.yaml:\d/);
  });
});
