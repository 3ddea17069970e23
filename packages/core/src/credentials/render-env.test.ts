import { describe, expect, test } from 'vitest';
import { SHADOWING_VARIABLES } from './environment.ts';
import { renderEnv } from './render-env.ts';
import { isShell, SHELLS } from './shells.ts';

const one = { AWS_ACCESS_KEY_ID: 'ASIA' };
const removed = SHADOWING_VARIABLES.filter((name) => name !== 'AWS_ACCESS_KEY_ID');

describe('an environment for a shell', () => {
  test.each([
    ['bash', "export AWS_ACCESS_KEY_ID='ASIA';", 'unset AWS_PROFILE;'],
    ['zsh', "export AWS_ACCESS_KEY_ID='ASIA';", 'unset AWS_PROFILE;'],
    ['fish', "set -gx AWS_ACCESS_KEY_ID 'ASIA';", 'set -e AWS_PROFILE;'],
    ['powershell', "$Env:AWS_ACCESS_KEY_ID = 'ASIA'", '$Env:AWS_PROFILE = $null'],
    ['cmd', 'set "AWS_ACCESS_KEY_ID=ASIA"', 'set "AWS_PROFILE="'],
  ] as const)('%s: takes out what would shadow, then sets', (shell, set, unset) => {
    const lines = renderEnv(shell, one).split('\n');
    expect(lines).toHaveLength(removed.length + 1);
    expect(lines[0]).toBe(unset);
    expect(lines.at(-1)).toBe(set);
  });

  test('json is the variables alone', () => {
    expect(JSON.parse(renderEnv('json', one))).toEqual(one);
  });

  test('a NUL is refused without showing the value', () => {
    const render = () => renderEnv('bash', { AWS_SECRET_ACCESS_KEY: 'hidden\0' });
    expect(render).toThrow(expect.objectContaining({ code: 'USAGE' }));
    expect(render).not.toThrow(/hidden/);
  });

  test('a name that is no name of a variable is refused', () => {
    expect(() => renderEnv('bash', { 'A;exit 7': '' })).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});

test('a shell is known by its name', () => {
  expect(SHELLS.every(isShell)).toBe(true);
  expect(isShell('tcsh')).toBe(false);
});
