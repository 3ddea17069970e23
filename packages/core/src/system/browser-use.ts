import { delimiter, join } from 'node:path';
import type { BrowserUse } from '../ports/index.ts';

export interface BrowserWorld {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** Whether a file exists, e.g. `/.dockerenv` or a program on PATH. */
  exists: (path: string) => boolean;
  /** The kernel's release: WSL names Microsoft in it. */
  kernel: () => string;
}

/** A program and its first arguments; the URL comes last. */
export interface Opener {
  command: string;
  args: readonly string[];
}

type Choice = { use: BrowserUse; opener?: Opener };

const RUNDLL = ['url.dll,FileProtocolHandler'];

/** Whether a page opened from here would reach the person, and by which program of the system. BROWSER is looked at elsewhere. */
export function systemOpener(world: BrowserWorld): Choice {
  const { env, platform } = world;
  const remote = ['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].find((name) => env[name]);
  if (remote !== undefined) return unusable(`this is an SSH session (${remote} is set)`);
  if (env['CI'] && !/^(false|0|no)$/i.test(env['CI'])) return unusable('this runs in CI (CI is set)');
  if (platform === 'darwin') return usable({ command: 'open', args: [] });
  if (platform === 'win32') return usable({ command: 'rundll32', args: RUNDLL });
  const container = containerSign(world);
  if (container !== undefined) return unusable(`this is a container (${container})`);
  const graphical = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  if (env['WSL_DISTRO_NAME'] || env['WSL_INTEROP'] || /microsoft/i.test(world.kernel())) {
    return (
      windowsFromLinux(world) ?? (graphical ? desktop(world) : unusable('this is WSL without wslview or rundll32.exe'))
    );
  }
  return graphical
    ? desktop(world)
    : unusable('there is no graphical session (neither DISPLAY nor WAYLAND_DISPLAY is set)');
}

function desktop(world: BrowserWorld): Choice {
  const opener = onPath(world, 'xdg-open');
  return opener ? usable({ command: 'xdg-open', args: [] }) : unusable('xdg-open is not installed');
}

function windowsFromLinux(world: BrowserWorld): Choice | undefined {
  if (onPath(world, 'wslview')) return usable({ command: 'wslview', args: [] });
  // Not powershell.exe: it would take the URL as a part of a script.
  if (onPath(world, 'rundll32.exe')) return usable({ command: 'rundll32.exe', args: RUNDLL });
  return undefined;
}

function containerSign({ env, exists }: BrowserWorld): string | undefined {
  if (env['KUBERNETES_SERVICE_HOST']) return 'KUBERNETES_SERVICE_HOST is set';
  const file = ['/.dockerenv', '/run/.containerenv'].find(exists);
  return file === undefined ? undefined : `${file} exists`;
}

function onPath({ env, exists }: BrowserWorld, program: string): boolean {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .some((folder) => exists(join(folder, program)));
}

function usable(opener: Opener): Choice {
  return { use: { usable: true, by: opener.command }, opener };
}

function unusable(because: string): Choice {
  return { use: { usable: false, because } };
}
