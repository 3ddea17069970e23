import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../built-program.ts';

export interface Answer {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export interface Asking {
  child: ChildProcess;
  /** Resolves when the process says that it waits for another's lock. */
  waiting: Promise<void>;
  /** Resolves when the process has ended, with the time of that. */
  ended: Promise<Answer & { atMs: number }>;
}

/** Programs that ask for credentials, each a process of its own. */
export interface Asker {
  one(profile: string, env: Record<string, string>): Asking;
  /** So many at once, started by a shell: to start two hundred keeps a process busy that has an emulator to run. */
  crowd(count: number, profile: string, env: Record<string, string>): Promise<Answer[]>;
  close(): Promise<void>;
}

const COMMAND = ['credential-process', '--profile'];

const START_ALL = `i=0
while [ $i -lt "$COUNT" ]; do
  ( "$NODE" "$PROGRAM" ${COMMAND.join(' ')} "$PROFILE" >"$FOLDER/$i.out" 2>"$FOLDER/$i.err"; echo $? >"$FOLDER/$i.code" ) &
  i=$((i+1))
done
wait`;

/** `ssoctl credential-process`, as it was built. */
export async function asker(): Promise<Asker> {
  const folder = await mkdtemp(join(tmpdir(), 'ssoctl-asker-'));
  return {
    one: (profile, env) => asking(spawn(process.execPath, [program, ...COMMAND, profile], { env })),
    async crowd(count, profile, env) {
      const answers = await mkdtemp(join(folder, 'answers-'));
      const start = {
        COUNT: String(count),
        NODE: process.execPath,
        PROGRAM: program,
        PROFILE: profile,
        FOLDER: answers,
      };
      const shell = spawn('sh', ['-c', START_ALL], { env: { ...env, ...start }, stdio: 'ignore' });
      await new Promise((resolve) => shell.once('close', resolve));
      const read = (index: number, what: string) => readFile(join(answers, `${index}.${what}`), 'utf8');
      return Promise.all(
        Array.from({ length: count }, async (_, index) => ({
          exitCode: Number(await read(index, 'code')),
          stdout: await read(index, 'out'),
          stderr: await read(index, 'err'),
        })),
      );
    },
    close: () => rm(folder, { recursive: true }),
  };
}

function asking(child: ReturnType<typeof spawn>): Asking {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  const waiting = new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
      if (stderr.includes('Waiting for another process')) resolve();
    });
  });
  const ended = new Promise<Answer & { atMs: number }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? -1, stdout, stderr, atMs: Date.now() }));
  });
  return { child, waiting, ended };
}
