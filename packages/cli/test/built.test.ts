import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { roleCredentialsStore } from '@ssoctl/core/internal/cache/index';
import { resolveRole } from '@ssoctl/core/internal/config/index';
import { loadConfig } from '@ssoctl/core/internal/config/load';
import { nodeWorld } from '@ssoctl/core/internal/node';
import { configFor, type TempHome, tempHome } from '@ssoctl/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBuilt, program, ssoctl } from './built-program.ts';

let home: TempHome;
let env: Record<string, string>;
beforeAll(async () => {
  home = await tempHome();
  env = { PATH: process.env['PATH'] ?? '', HOME: home.path };
  await home.write(
    '.aws/config',
    configFor({ startUrl: 'https://d-1234567890.awsapps.com/start', region: 'eu-west-1' }),
  );
  const world = nodeWorld({ env, home: home.path });
  await roleCredentialsStore(world).write(resolveRole(await loadConfig(world), 'sandbox'), {
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiresAtMs: Date.now() + 3_600_000,
  });
});
afterAll(() => home.remove());

/** Prints, when the process ends, every file that was loaded and every built-in module beyond Node's own start. */
const LIST_LOADED = `data:text/javascript,
import { createRequire } from 'node:module';
import { writeSync } from 'node:fs';
const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const files = Object.keys(createRequire('file:///').cache);
  const builtIn = process.moduleLoadList.filter((name) => !before.has(name) && !name.startsWith('Internal'));
  writeSync(2, JSON.stringify({ files, builtIn }));
});`.replaceAll('\n', '');

describe.runIf(isBuilt || process.env['CI'])('the built program', () => {
  test('answers from the cache by two files and no more of Node than reading files takes', async () => {
    const args = ['credential-process', '--profile', 'sandbox'];
    const { exitCode, stdout, stderr } = await ssoctl(args, env, ['--import', LIST_LOADED]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, AccessKeyId: 'ASIAIOSFODNN7EXAMPLE' });
    const { files, builtIn } = JSON.parse(stderr) as { files: string[]; builtIn: string[] };
    expect(files.map((file) => file.split('/').slice(-2).join('/'))).toEqual(['bin/ssoctl.js', 'dist/main.cjs']);
    const loaded = builtIn.map((name) => name.replace('NativeModule ', ''));
    expect(
      loaded.filter((name) => /^(net|http|https|tls|crypto|child_process|dns|worker_threads)$/.test(name)),
    ).toEqual([]);
  });

  test('keeps the parser, the SDK and locks out of the file that answers from the cache', async () => {
    const { readFileSync } = await import('node:fs');
    const main = readFileSync(program.replace('bin/ssoctl.js', 'dist/main.cjs'), 'utf8');
    for (const word of ['commander', 'smithy', 'OIDC', 'O_EXCL', 'clack']) expect(main).not.toContain(word);
    expect([...main.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name).sort()).toEqual(
      expect.arrayContaining(['./front.cjs', 'node:fs']),
    );
  });

  test('shows help without the parser', async () => {
    const { readFileSync } = await import('node:fs');
    const front = readFileSync(program.replace('bin/ssoctl.js', 'dist/front.cjs'), 'utf8');
    for (const word of ['CommanderError', 'smithy', 'hono']) expect(front).not.toContain(word);
    const { exitCode, stdout } = await ssoctl(['login', '--help'], env);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ssoctl login [SESSION...] [options]');
  });

  test('answers the same with and without the short way', async () => {
    const short = await ssoctl(['credential-process', '--profile', 'sandbox'], env);
    const whole = await ssoctl(['-p', 'sandbox', 'credential-process'], env);
    expect(whole).toEqual(short);
  });

  test('tells its version', async () => {
    expect((await ssoctl(['--version'], env)).stdout).toMatch(/^ssoctl \d+\.\d+\.\d+\n$/);
  });

  test.each([
    ['a usage error', ['login', '--forse'], 2, 'USAGE'],
    ['a configuration error', ['whoami', '-p', 'nobody'], 3, 'PROFILE_NOT_FOUND'],
    ['a missing sign-in', ['accounts', '-s', 'corp'], 4, 'SIGN_IN_REQUIRED'],
  ])('maps %s to its exit code and its document', async (_what, args, exitCode, code) => {
    const ended = await ssoctl([...args, '--json'], env);
    expect(ended.exitCode).toBe(exitCode);
    expect(ended.stdout).toBe('');
    expect(JSON.parse(ended.stderr)).toMatchObject({ schema: 'ssoctl/error/1', error: { code } });
  });

  test('prints a stack only when asked to', async () => {
    expect((await ssoctl(['whoami', '-p', 'nobody'], env)).stderr).not.toMatch(/^\s+at /m);
    expect((await ssoctl(['whoami', '-p', 'nobody', '--debug'], env)).stderr).toMatch(/^\s+at /m);
  });

  test.each([
    ['passes the child’s exit code on', ['sh', '-c', 'exit 7'], 7],
    ['adds 128 to the child’s signal', ['sh', '-c', 'kill -TERM $$'], 143],
    ['says 127 for no such command', ['no-such-command'], 127],
  ])('exec %s', async (_what, command, exitCode) => {
    expect((await ssoctl(['exec', 'sandbox', '--', ...command], env)).exitCode).toBe(exitCode);
  });

  test('exec says 126 for a command that cannot be started', async () => {
    const { exitCode, stderr } = await ssoctl(['exec', 'sandbox', '--', home.at('.aws/config')], env);
    expect(exitCode).toBe(126);
    expect(stderr).toContain('chmod +x');
  });

  test('exec forwards a signal that was sent to it alone', async () => {
    const script = 'trap "echo caught; exit 9" TERM; echo ready; while :; do sleep 0.05; done';
    const child = spawn(process.execPath, [program, 'exec', 'sandbox', '--', 'sh', '-c', script], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (text.includes('ready')) child.kill('SIGTERM');
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(9);
    expect(stdout).toBe('ready\ncaught\n');
  });

  test('is quiet when its reader goes away', async () => {
    const pipe = `"${process.execPath}" "${program}" help json | head -1; exit \${PIPESTATUS[0]}`;
    const child = spawn('bash', ['-c', pipe], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(stderr).toBe('');
  });

  test('fails also where nobody reads why', async () => {
    const child = spawn(process.execPath, [program, 'env', 'nosuch', '--shell', 'bash'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(3);
  });

  test.runIf(existsSync('/dev/full'))('says that its output found no room', async () => {
    for (const [command, first] of [
      ['help json', /^error: the output cannot be written: no space .*\nhint: /],
      ['credential-process --profile sandbox', /^error: the output cannot be written: no space .*\nhint: /],
      ['status --json', /"code": "DISK_FULL"/],
    ] as const) {
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, [program, ...command.split(' ')], { env, stdio: ['ignore', full, 'pipe'] });
      closeSync(full);
      let stderr = '';
      child.stderr?.setEncoding('utf8').on('data', (text) => {
        stderr += text;
      });
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
      expect(stderr).toMatch(first);
    }
  });
});
