import { expect, test } from 'vitest';
import { systemBrowser } from './browser.ts';

interface Case {
  env?: Record<string, string>;
  platform?: NodeJS.Platform;
  files?: string[];
  kernel?: string;
}

const desktop = { DISPLAY: ':0', PATH: '/usr/bin' };
const xdg = ['/usr/bin/xdg-open'];

test.each<[string, Case, string]>([
  ['a desktop', { env: desktop, files: xdg }, 'by xdg-open'],
  ['a desktop of Wayland', { env: { WAYLAND_DISPLAY: 'w', PATH: '/usr/bin' }, files: xdg }, 'by xdg-open'],
  ['a desktop without xdg-open', { env: desktop }, 'not: xdg-open is not installed'],
  ['no desktop', { env: { PATH: '/usr/bin' }, files: xdg }, 'not: there is no graphical session'],
  ['macOS', { platform: 'darwin' }, 'by open'],
  ['Windows', { platform: 'win32' }, 'by rundll32'],
  [
    'SSH',
    { env: { ...desktop, SSH_CONNECTION: '1 2 3 4' }, files: xdg },
    'not: this is an SSH session (SSH_CONNECTION is set)',
  ],
  [
    'SSH by its terminal',
    { env: { SSH_TTY: '/dev/pts/0' }, platform: 'darwin' },
    'not: this is an SSH session (SSH_TTY',
  ],
  ['CI', { env: { ...desktop, CI: 'true' }, files: xdg }, 'not: this runs in CI'],
  ['CI that says it is none', { env: { ...desktop, CI: 'false' }, files: xdg }, 'by xdg-open'],
  ['Docker', { env: desktop, files: [...xdg, '/.dockerenv'] }, 'not: this is a container (/.dockerenv exists)'],
  ['Podman', { env: desktop, files: [...xdg, '/run/.containerenv'] }, 'not: this is a container'],
  ['Kubernetes', { env: { ...desktop, KUBERNETES_SERVICE_HOST: '10.0.0.1' } }, 'not: this is a container (KUBERNETES'],
  ['WSL with wslview', { env: { WSL_DISTRO_NAME: 'D', PATH: '/usr/bin' }, files: ['/usr/bin/wslview'] }, 'by wslview'],
  [
    'WSL with Windows’ programs',
    { env: { PATH: '/a:/b' }, kernel: '5.15-microsoft-WSL2', files: ['/b/rundll32.exe'] },
    'by rundll32.exe',
  ],
  ['WSL with a desktop of its own', { env: { ...desktop, WSL_INTEROP: 'x' }, files: xdg }, 'by xdg-open'],
  ['WSL without anything', { env: { WSL_DISTRO_NAME: 'D' } }, 'not: this is WSL without'],
  ['BROWSER over everything', { env: { BROWSER: 'w3m', SSH_CONNECTION: 'x', CI: '1' } }, 'by BROWSER'],
  ['an empty BROWSER', { env: { BROWSER: ' ', ...desktop }, files: xdg }, 'by xdg-open'],
])('%s', (_what, { env = {}, platform = 'linux', files = [], kernel = '6.1' }, expected) => {
  const browser = systemBrowser({ env, platform, exists: (path) => files.includes(path), kernel: () => kernel });
  const use = browser.use();
  expect(use.usable ? `by ${use.by}` : `not: ${use.because}`).toContain(expected);
});
