import { afterEach, describe, expect, test } from 'vitest';
import { type Administered, administered, closeAdministered } from './administered.ts';
import { answering } from './answering.ts';

afterEach(closeAdministered);

const PLAIN = { terminal: 100, env: { NO_COLOR: '1' } };
const GRANT = 'access grant --account sandbox --permission-set ReadOnlyAccess --group Data --profile root';
const WRITES = ['sso-admin:CreateAccountAssignment', 'sso-admin:DeleteAccountAssignment'];

const writes = (t: Administered) => WRITES.reduce((sum, operation) => sum + t.count(operation), 0);
const rollbacks = (t: Administered) => t.home.files('.local/state/ssoctl/rollback').catch(() => []);

async function gets(t: Administered, user: string, account: string): Promise<boolean> {
  return (await t.ssoctl(`access why ${user} ${account} ReadOnlyAccess --exit-code --profile root`)).exitCode === 0;
}

describe('access grant', () => {
  test('makes the assignment, and tells how to take it back, which does', async () => {
    const t = await administered();
    const { exitCode, json, stderr } = await t.ssoctl(`${GRANT} --yes --json`);
    expect(exitCode).toBe(0);
    const document = json<{ affected: { userName: string }[]; undo: string[]; rollback: string }>();
    expect(document).toMatchObject({ verb: 'grant', stood: false, needed: true, changed: true, complete: true });
    expect(document.affected.map(({ userName }) => userName)).toEqual(['ines', 'kenji']);
    expect(stderr).toContain('Granted in ');
    expect(await gets(t, 'kenji', 'sandbox')).toBe(true);
    expect(JSON.parse((await t.home.read(document.rollback.slice(t.home.path.length + 1))) ?? '')).toMatchObject({
      undo: document.undo,
    });
    expect((await t.ssoctl([...document.undo.slice(1), '--yes'])).exitCode).toBe(0);
    expect(await gets(t, 'kenji', 'sandbox')).toBe(false);
  });

  test('shows what will change, asks, and does nothing on a no', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl(GRANT, { ...PLAIN, prompt: answering(false) });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('+ group           Data (');
    expect(stderr).toContain('  gets in         ines, kenji\n');
    expect(stderr).toContain('Nothing was changed.');
    expect(writes(t)).toBe(0);
    expect(await rollbacks(t)).toEqual([]);
    expect((await t.ssoctl(GRANT, { ...PLAIN, prompt: answering(true) })).exitCode).toBe(0);
    expect(writes(t)).toBe(1);
  });

  test('--dry-run changes nothing, and without a terminal --yes is wanted', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl(`${GRANT} --dry-run --json`);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ needed: true, changed: false });
    const unasked = await t.ssoctl(GRANT);
    expect(unasked.exitCode).toBe(2);
    expect(unasked.stderr).toContain('--yes');
    expect(writes(t)).toBe(0);
  });

  test('of what is there already has nothing to do', async () => {
    const t = await administered();
    const line =
      'access grant --account shop-production --permission-set ReadOnlyAccess --group Developers --profile root';
    const { exitCode, stderr } = await t.ssoctl(line);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Nothing to do: it is assigned already.');
    expect(writes(t)).toBe(0);
  });

  test('that fails at AWS tells its reason', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl(`${GRANT.replace('sandbox', 'old-webshop')} --yes`);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('the service could not grant it: ');
    expect(stderr).toContain('777788889999 is not active');
  });

  test('in the management account is refused to the delegated administrator in the service’s words', async () => {
    const t = await administered();
    const line =
      'access grant --account larkspur-management --permission-set ReadOnlyAccess --group Data --profile delegate';
    const { exitCode, stderr } = await t.ssoctl(`${line} --yes`);
    expect(exitCode).toBe(5);
    expect(stderr).toContain(
      'The management account and permission sets provisioned in it can be managed from there alone.',
    );
    expect(stderr).toContain('use a profile in it');
    expect(await rollbacks(t)).toEqual([]);
  });

  test('takes the right to write', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl(`${GRANT.replace('root', 'reader')} --yes`);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('the credentials lack the right sso:CreateAccountAssignment');
    expect(await rollbacks(t)).toEqual([]);
  });

  test('whose answer is lost is looked after, not made twice', async () => {
    const t = await administered({}, { faults: { operation: WRITES[0] ?? '', fault: 'lost-reply', times: 1 } });
    const { exitCode, stderr } = await t.ssoctl(`${GRANT} --yes`);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(await gets(t, 'kenji', 'sandbox')).toBe(true);
  });

  test('names what is missing, and who is not there', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl('access grant --account sandbox --profile root');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--permission-set NAME, --user USER or --group GROUP');
    expect((await t.ssoctl(`${GRANT} --user maya`)).exitCode).toBe(2);
    expect((await t.ssoctl(GRANT.replace('Data', 'Dota'))).exitCode).toBe(5);
  });
});

describe('access revoke', () => {
  const REVOKE = 'access revoke --account sandbox --permission-set PowerUserAccess --profile root --yes --json';

  test('takes it from a group, and tells who gets in no more', async () => {
    const t = await administered();
    const { exitCode, json } = await t.ssoctl([...REVOKE.split(' '), '--group', 'Developers']);
    expect(exitCode).toBe(0);
    const { affected } = json<{ affected: { userName: string }[] }>();
    expect(affected.map(({ userName }) => userName)).toEqual(['ines', 'maya', 'tomas']);
    const who = await t.ssoctl('access who --account sandbox --permission-set PowerUserAccess --profile root --json');
    expect(who.json<{ rows: { state?: string }[] }>().rows.map(({ state }) => state)).toEqual(['deleted']);
  });

  test('takes it from somebody who was deleted, by id', async () => {
    const t = await administered();
    const who = await t.ssoctl('access who --account sandbox --profile root --json');
    const { rows } = who.json<{ rows: { state?: string; principalId: string }[] }>();
    const gone = rows.find(({ state }) => state === 'deleted')?.principalId ?? '';
    const { exitCode, json } = await t.ssoctl([...REVOKE.split(' '), '--user', gone]);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ changed: true, affected: [] });
  });

  test('of what is not there has nothing to do', async () => {
    const t = await administered();
    const { exitCode, stderr } = await t.ssoctl([...REVOKE.split(' '), '--group', 'Finance']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Nothing to do: it is not assigned.');
    expect(writes(t)).toBe(0);
  });
});
