import { renderEnv } from '@ssoctl/core/internal/credentials/render-env';
import type { Shell } from '@ssoctl/core/internal/credentials/shells';
import { isSsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context, Env } from '../../kit/context.ts';
import { visible, widthOf } from '../../kit/visible.ts';
import { chooseShell } from '../../selection/shell.ts';
import type { WantedProfiles } from './wanted-profiles.ts';

export interface Done {
  session: string;
  /** Then nobody has to name it. */
  isOnlySession: boolean;
  /** The profile to try first. */
  profile: string | undefined;
  wanted: WantedProfiles['kind'];
  written: boolean;
}

/** Tells what to type now: beside each command what it is for, or below it where the page is narrow. */
export function tellNextSteps({ output, env }: Context, done: Done): void {
  const { columns, colours } = output.err;
  const steps = nextSteps(done, env);
  const width = Math.max(...steps.map(([line]) => widthOf(line)));
  const isRoomy = steps.every(([, does]) => width + does.length + 4 < columns);
  output.say();
  output.say(colours.bold('Next:'));
  for (const [line, does] of steps) {
    const gap = isRoomy ? ' '.repeat(width + 2 - widthOf(line)) : '\n      ';
    output.say(`  ${line}${gap}${colours.dim(does)}`);
  }
}

function nextSteps({ session, isOnlySession, profile, wanted, written }: Done, env: Env): [string, string][] {
  const undo: [string, string][] = written ? [['ssoctl profiles undo', 'take this back']] : [];
  const sync = 'ssoctl profiles sync';
  if (profile === undefined)
    return [
      [`ssoctl roles --session ${word(session)}`, 'what you may use'],
      [`${sync} ${word(session)}`, 'a profile for every role'],
      ...undo,
    ];
  const isDefault = profile === 'default' && !env['AWS_PROFILE'] && !env['AWS_DEFAULT_PROFILE'];
  const chosen = isDefault ? '' : ` --profile ${word(profile)}`;
  const shell: [string, string][] = chosen === '' ? [] : [[exported(profile, env), 'every command in this shell']];
  return [
    [`aws s3 ls${chosen}`, 'any tool that knows profiles'],
    [`ssoctl exec ${word(profile)} -- COMMAND`, 'any other program'],
    ...shell,
    wanted === 'all'
      ? [sync, 'again, when you may use more']
      : [isOnlySession ? sync : `${sync} ${word(session)}`, 'a profile for every role'],
    ...undo,
  ];
}

function word(name: string): string {
  return /^[\w.@:/+-]+$/.test(name) ? name : `'${visible(name).replaceAll("'", `'\\''`)}'`;
}

function exported(profile: string, env: Env): string {
  return renderEnv(shellOf(env), { AWS_PROFILE: profile }, []).replace(/;$/, '');
}

function shellOf(env: Env): Shell {
  try {
    return chooseShell(env, undefined);
  } catch (error) {
    if (!isSsoctlError(error, 'USAGE')) throw error;
    return 'bash';
  }
}
