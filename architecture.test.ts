import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = dirname(fileURLToPath(import.meta.url));
const isTest = (path: string) => /\.(test|prop\.test)\.ts$/.test(path) || /\/test\//.test(path);

function sources(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
  lazy: boolean;
}

/** Imports as text: static, re-exported and dynamic ones with a literal specifier. */
function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found: Import[] = [];
  for (const match of text.matchAll(/^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm))
    found.push({ from: path, to: match[3] ?? '', typeOnly: match[2] !== undefined, lazy: false });
  for (const match of text.matchAll(/(typeof\s+)?\bimport\(\s*'([^']+)'\s*\)/g))
    found.push({ from: path, to: match[2] ?? '', typeOnly: match[1] !== undefined, lazy: true });
  return found;
}

const place = (path: string) => relative(root, path);
const packageOf = (path: string) => place(path).split('/')[1] ?? '';
/** `packages/core/src/oidc/token.ts` → `oidc`; files right under src are their own room, by name. */
const roomOf = (path: string) => (place(path).split('/')[3] ?? '').replace(/\.ts$/, '');

const production = sources(join(root, 'packages')).filter((path) => !isTest(path) && packageOf(path) !== 'testkit');
const all = production.flatMap(importsOf);
const coreFiles = production.filter((path) => packageOf(path) === 'core');

describe('arrows between packages', () => {
  test('core imports neither the emulator nor the program', () => {
    const wrong = all.filter((i) => packageOf(i.from) === 'core' && /^(@ssoctl\/(emulator|testkit)|ssoctl)/.test(i.to));
    expect(wrong.map(show)).toEqual([]);
  });

  test('the emulator shares the wire with core, and nothing else', () => {
    const wrong = all.filter(
      (i) => packageOf(i.from) === 'emulator' && /^@ssoctl\//.test(i.to) && i.to !== '@ssoctl/core/wire',
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('the program loads the emulator by import() alone', () => {
    const wrong = all.filter(
      (i) => packageOf(i.from) === 'cli' && i.to.startsWith('@ssoctl/emulator') && !i.lazy && !i.typeOnly,
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('no relative import leaves its package', () => {
    const wrong = all.filter(
      (i) => i.to.startsWith('.') && packageOf(resolve(dirname(i.from), i.to)) !== packageOf(i.from),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('nobody ships the testkit', () => {
    expect(all.filter((i) => i.to.startsWith('@ssoctl/testkit')).map(show)).toEqual([]);
  });
});

/** What a room of core may import besides ports, wire and errors. A lazy arrow may only be drawn by import(). */
const ARROWS: Record<string, { static: readonly string[]; lazy?: readonly string[] }> = {
  wire: { static: [] },
  errors: { static: [] },
  ports: { static: [] },
  ini: { static: [] },
  system: { static: [] },
  config: { static: ['ini'] },
  sync: { static: ['config', 'ini'] },
  lint: { static: ['config', 'ini'] },
  migrate: { static: ['config', 'ini'] },
  cache: { static: [] },
  call: { static: [] },
  oidc: { static: ['call'] },
  portal: { static: ['call'] },
  identity: { static: ['call'] },
  directory: { static: ['call', 'identity'] },
  access: { static: ['cache', 'call', 'config', 'directory'] },
  locate: { static: ['config', 'cache', 'call', 'oidc'] },
  session: { static: ['config', 'cache', 'oidc', 'portal', 'locate'] },
  listing: { static: ['cache', 'call', 'portal', 'session'] },
  credentials: { static: ['config', 'cache'], lazy: ['session', 'portal'] },
  node: {
    static: ['system', 'config', 'credentials', 'session', 'cache', 'portal', 'identity', 'oidc'],
    lazy: ['credentials', 'session', 'system', 'portal', 'identity', 'oidc'],
  },
};
const FOR_ALL = ['ports', 'wire', 'errors'];

describe('arrows inside core', () => {
  test('every room is on the map', () => {
    const rooms = new Set(coreFiles.map(roomOf));
    rooms.delete('index');
    expect([...rooms].filter((room) => !(room in ARROWS))).toEqual([]);
  });

  test('rooms import only where an arrow is drawn', () => {
    const wrong = all.filter((i) => {
      if (packageOf(i.from) !== 'core' || !i.to.startsWith('.') || roomOf(i.from) === 'index') return false;
      const from = roomOf(i.from);
      const to = roomOf(resolve(dirname(i.from), i.to));
      const arrows = ARROWS[from];
      if (from === to || FOR_ALL.includes(to) || arrows === undefined) return false;
      if (i.typeOnly) return to === 'system';
      return !(arrows.static.includes(to) || (i.lazy && (arrows.lazy ?? []).includes(to)));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('SDK clients are loaded by import() in the client files alone', () => {
    const wrong = all.filter(
      (i) =>
        i.to.startsWith('@aws-sdk/client-') &&
        !i.typeOnly &&
        !(
          i.lazy &&
          /^packages\/core\/src\/(oidc\/|portal\/|identity\/|directory\/[a-z-]+-)client\.ts$/.test(place(i.from))
        ),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  test('only system touches the world', () => {
    const forbidden =
      /\bprocess\.|\bDate\.now\(|new Date\(\)|\bconsole\.(log|error|warn|info|debug)\b|Math\.random|\bset(Timeout|Interval|Immediate)\(|from 'node:(fs|net|http|https|child_process|os|tls|process|timers)[/']/;
    const wrong = coreFiles
      .filter((path) => !['system', 'node'].includes(roomOf(path)))
      .flatMap((path) =>
        readFileSync(path, 'utf8')
          .split('\n')
          .flatMap((line, index) =>
            forbidden.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line)
              ? [`${place(path)}:${index + 1}: ${line.trim()}`]
              : [],
          ),
      );
    expect(wrong).toEqual([]);
  });

  test('only the composition root imports system', () => {
    const wrong = all.filter(
      (i) =>
        packageOf(i.from) === 'core' &&
        i.to.startsWith('.') &&
        roomOf(resolve(dirname(i.from), i.to)) === 'system' &&
        !['system', 'node'].includes(roomOf(i.from)),
    );
    expect(wrong.map(show)).toEqual([]);
  });
});

describe('sizes and names', () => {
  test('no source file is over 400 lines, no test over 500', () => {
    const files = [
      ...sources(join(root, 'packages')),
      ...['scenarios', 'conformance', 'bench'].filter(exists).flatMap((d) => sources(join(root, d))),
    ];
    const long = files
      .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter(({ path, lines }) => lines > (isTest(path) ? 500 : 400));
    expect(long.map(({ path, lines }) => `${place(path)}: ${lines}`)).toEqual([]);
  });

  test('the median source file has at most 100 lines', () => {
    const lines = production.map((path) => readFileSync(path, 'utf8').split('\n').length).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(100);
  });

  test('no file is named after nothing', () => {
    const vague = production.filter((path) =>
      /(^|\/)(utils?|helpers?|common|managers?|misc|service-?utils)\.ts$/.test(path),
    );
    expect(vague.map(place)).toEqual([]);
  });
});

function show(i: Import): string {
  return `${place(i.from)} → ${i.to}`;
}

function exists(name: string): boolean {
  return statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
}
