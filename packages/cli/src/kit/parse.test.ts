import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { describe, expect, test } from 'vitest';
import { PROGRAM } from '../program.ts';
import { parse } from './parse.ts';

const words = (line: string) => line.split(' ').filter(Boolean);

function parsed(line: string) {
  const invocation = parse(words(line), PROGRAM);
  if (invocation.kind !== 'run') throw new Error(`${line} is ${invocation.kind}`);
  return invocation;
}

test.each([
  ['login', 'ssoctl login', { sessions: [] }, {}],
  ['login corp lab', 'ssoctl login', { sessions: ['corp', 'lab'] }, {}],
  ['login --device-code --no-browser', 'ssoctl login', {}, { deviceCode: true, noBrowser: true, pkce: false }],
  ['login --callback-port 8400', 'ssoctl login', {}, { callbackPort: 8400 }],
  ['logout --all', 'ssoctl logout', {}, { all: true }],
  ['status --exit-code', 'ssoctl status', {}, { exitCode: true }],
  ['roles 111111111111', 'ssoctl roles', { account: '111111111111' }, {}],
  ['roles', 'ssoctl roles', { account: undefined }, {}],
  ['sessions add lab --scopes a,b', 'ssoctl sessions add', { name: 'lab' }, { scopes: ['a', 'b'], region: undefined }],
  ['profiles add dev -s corp --account 1', 'ssoctl profiles add', { name: 'dev' }, { session: 'corp', account: '1' }],
  ['env dev --shell fish', 'ssoctl env', { profile: 'dev' }, { shell: 'fish' }],
  ['emulator', 'ssoctl emulator start', {}, { port: undefined, intercept: false }],
  ['emulator --port 8080 --intercept', 'ssoctl emulator start', {}, { port: 8080, intercept: true }],
  ['emulator start --accounts 1000', 'ssoctl emulator start', {}, { accounts: 1000 }],
  [
    'profiles sync --include id:1 --include=role:A --set a=b=c',
    'ssoctl profiles sync',
    {},
    { include: ['id:1', 'role:A'], set: ['a=b=c'], exclude: undefined },
  ],
  ['profiles sync a b --name= --prune', 'ssoctl profiles sync', { sessions: ['a', 'b'] }, { name: '', prune: true }],
  ['help sessions add', 'ssoctl help', { words: ['sessions', 'add'] }, {}],
])('reads %s', (line, path, args, options) => {
  const invocation = parsed(line);
  expect(invocation.path).toBe(path);
  expect(invocation.input).toMatchObject({ args, options });
});

describe('words for another program', () => {
  test.each([
    ['exec dev aws s3 ls --recursive', 'dev', ['aws', 's3', 'ls', '--recursive']],
    ['exec dev -- aws s3 ls --recursive', 'dev', ['aws', 's3', 'ls', '--recursive']],
    ['exec -- aws --profile other', undefined, ['aws', '--profile', 'other']],
    ['exec dev git checkout -- file', 'dev', ['git', 'checkout', '--', 'file']],
    ['exec dev -- tool -- -h', 'dev', ['tool', '--', '-h']],
    ['exec dev tool --help --json', 'dev', ['tool', '--help', '--json']],
    ['exec dev', 'dev', []],
    ['exec', undefined, []],
  ])('%s', (line, profile, command) => {
    expect(parsed(line).input.args).toEqual({ profile, command });
  });

  test('our own options stand before them', () => {
    const { globals, input } = parsed('exec --quiet -p dev -- aws -p x');
    expect(globals).toMatchObject({ quiet: true, profile: 'dev' });
    expect(input.args).toEqual({ profile: undefined, command: ['aws', '-p', 'x'] });
  });

  test('emulator exec has no profile', () => {
    const { input } = parsed('emulator exec --url http://127.0.0.1:1 -- aws sso login');
    expect(input).toMatchObject({ args: { command: ['aws', 'sso', 'login'] }, options: { url: 'http://127.0.0.1:1' } });
  });
});

describe('global options', () => {
  test.each(['--json status', 'status --json'])('%s', (line) => {
    expect(parsed(line).globals).toMatchObject({ json: true, debug: false });
  });

  test('stand anywhere in a command of two words', () => {
    for (const line of ['-s corp profiles list', 'profiles -s corp list', 'profiles list -s corp'])
      expect(parsed(line).globals.session).toBe('corp');
  });

  test('the later one wins', () => {
    expect(parsed('-p one whoami --profile=two').globals.profile).toBe('two');
  });
});

describe('mistakes', () => {
  test.each([
    ['lgin', 'ssoctl has no command "lgin"', 'did you mean login?'],
    ['sessions lst', 'ssoctl sessions has no command "lst"', 'did you mean list?'],
    ['login --forse', 'ssoctl login has no option "--forse"', 'did you mean --force?'],
    ['login --pkce --device-code', '--pkce and --device-code exclude each other', 'name one of them'],
    ['whoami -p', '--profile wants a value: --profile NAME', 'run: ssoctl whoami --help'],
    ['profiles sync --set', '--set wants a value: --set RULE', 'run: ssoctl profiles sync --help'],
    ['roles a b', 'ssoctl roles does not take "b"', 'run: ssoctl roles --help'],
    ['sessions add', 'NAME is missing', 'run: ssoctl sessions add --help'],
    ['emulator --port x', '--port wants a whole number between 0 and 65535, not "x"', undefined],
    ['emulator --users 0', '--users wants a whole number of 1 or more, not "0"', undefined],
    ['env dev --shell csh', '--shell cannot be "csh"', 'choose one of bash, zsh, fish, powershell, cmd, json'],
    ['emulator stop', 'ssoctl emulator start does not take "stop"', 'run: ssoctl emulator start --help'],
  ])('%s', (line, message, hint) => {
    const error = errorOf(() => parse(words(line), PROGRAM));
    expect(error).toMatchObject({ code: 'USAGE', message, hint });
  });
});

describe('help and version', () => {
  test.each([
    ['', 'ssoctl', true],
    ['--help', 'ssoctl', true],
    ['login -h', 'ssoctl login', true],
    ['login corp --help', 'ssoctl login', true],
    ['sessions add --help', 'ssoctl sessions add', true],
    ['sessions', 'ssoctl sessions', false],
    ['emulator --help', 'ssoctl emulator', true],
  ])('"%s" is about %s', (line, path, asked) => {
    expect(parse(words(line), PROGRAM)).toMatchObject({ kind: 'help', path, asked });
  });

  test('the version is one question', () => {
    expect(parse(['--version'], PROGRAM).kind).toBe('version');
    expect(parse(['-V', '--json'], PROGRAM)).toMatchObject({ kind: 'version', globals: { json: true } });
  });
});

function errorOf(work: () => unknown): SsoctlError {
  try {
    work();
  } catch (error) {
    if (error instanceof SsoctlError) return error;
    throw error;
  }
  throw new Error('no error came');
}
