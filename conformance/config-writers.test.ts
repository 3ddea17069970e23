// Our writer and the AWS CLI's on one config file at the same time. The AWS CLI takes no lock and rewrites the file in place: what
// can be lost to it is ours, in the moments between its reading and its writing, and then the file says so.
import { setImmediate } from 'node:timers/promises';
import { applyPlan, loadConfig, planSession } from '@ssoctl/core/internal/config/index';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import { tempHome, worldFor } from '@ssoctl/testkit';
import { expect, onTestFinished, test } from 'vitest';
import { awsCli, describeWith } from './kit/programs.ts';
import { output, start } from './kit/run.ts';

const isLong = Boolean(process.env['SSOCTL_LONG']);
const ROUNDS = isLong ? 60 : 6;
/** So many that the AWS CLI takes a while from its reading to its writing. */
const PROFILES = 1_500;

const BASE = Array.from(
  { length: PROFILES },
  (_, at) => `# account ${at}\n[profile account-${at}]\noutput = json\n\n`,
).join('');

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  async function place() {
    const home = await tempHome();
    onTestFinished(() => home.remove());
    await home.write('.aws/config', BASE);
    const world = worldFor(home);
    const env = { PATH: process.env['PATH'], HOME: home.path, LANG: 'C.UTF-8', AWS_PAGER: '' };
    return {
      home,
      world,
      env,
      set: (profile: string, value: string) => ['configure', 'set', 'region', value, '--profile', profile],
      async add(name: string) {
        const session = { name, startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
        const settled = { ...world, files: settledFiles(world) };
        return applyPlan(world, await planSession(settled, await loadConfig(settled), session));
      },
    };
  }

  test(
    'lose nothing of what the AWS CLI sets, and nothing that was there',
    async () => {
      const { home, world, env, set, add } = await place();
      const added: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const setting = start(aws, set(`account-${round}`, `region-${round}`), env);
        let isDone = false;
        const done = setting.outcome.finally(() => {
          isDone = true;
        });
        while (!isDone) {
          const name = `session-${added.length}`;
          added.push(name);
          await add(name);
          // All of that may happen in one turn of the event loop, and the end of a process is told in another.
          await setImmediate();
        }
        expect((await done).status).toBe(0);
      }
      const standing = await loadConfig(world);
      const lost = added.filter((name) => !standing.sessions.has(name));
      // A person sees that his change is not there, and makes it again.
      for (const name of lost) await add(name);
      const { sessions, profiles } = await loadConfig(world);
      expect([...sessions.keys()].sort()).toEqual([...added].sort());
      expect(profiles.size).toBe(PROFILES);
      for (let round = 0; round < ROUNDS; round += 1)
        expect(profiles.get(`account-${round}`)?.keys.get('region')).toBe(`region-${round}`);
      const lines = new Set((await home.read('.aws/config'))?.split('\n'));
      expect(BASE.split('\n').filter((line) => !lines.has(line))).toEqual([]);
      expect((await output(aws, ['configure', 'get', 'region', '--profile', 'account-0'], env)).trim()).toBe(
        'region-0',
      );
      if (isLong)
        console.log(`${added.length} additions beside ${ROUNDS} settings; ${lost.length} were lost in the window`);
    },
    ROUNDS * 20_000,
  );

  test('take turns without a trace of each other', async () => {
    const { home, env, set, add } = await place();
    await output(aws, set('account-7', 'eu-west-1'), env);
    await add('corp');
    await output(aws, set('new', 'eu-north-1'), env);
    expect(await home.read('.aws/config')).toBe(
      `${BASE.replace('[profile account-7]\noutput = json\n', '[profile account-7]\noutput = json\nregion = eu-west-1\n')}` +
        '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n' +
        'sso_registration_scopes = sso:account:access\n[profile new]\nregion = eu-north-1\n',
    );
  });
});
