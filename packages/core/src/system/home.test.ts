import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { homeFolder } from './home.ts';

test('is what the environment says', () => {
  expect(homeFolder({ HOME: '/home/ann' }, 'linux')).toBe('/home/ann');
  expect(homeFolder({ HOME: '/home/ann', USERPROFILE: 'C:\\Users\\ann' }, 'win32')).toBe('C:\\Users\\ann');
});

test('is what the system says where the variable is unset or empty', () => {
  expect(homeFolder({}, 'linux')).toBe(userInfo().homedir);
  expect(homeFolder({ HOME: '' }, 'linux')).toBe(userInfo().homedir);
});

test('is an error, not a stack trace, for a user whom no list has', () => {
  const unlisted = () => {
    throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' });
  };
  expect(() => homeFolder({}, 'linux', unlisted)).toThrow(
    expect.objectContaining({ code: 'CONFIG_UNREADABLE', hint: 'set HOME to the folder in which .aws lies' }),
  );
});
