import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CORP, idOf, listingOf, syncPlan } from '../../test/sync/sync-runs.ts';
import { type IniSection, keysOf } from '../ini/document.ts';
import { IniEditor } from '../ini/editor.ts';
import { parseIni } from '../ini/parse.ts';
import { profileMap } from '../ini/profile-map.ts';
import { MARK } from './mark.ts';
import { ownedProfiles } from './owned.ts';
import type { GivenSettings } from './settings.ts';
import type { Listing } from './types.ts';

const nasty = fc.constantFrom(
  '',
  'Lab',
  'lab',
  'Prod ]',
  '# x',
  'a\n[profile own]',
  '🚀',
  '\u202eevil',
  'own',
  'default',
  'Ü=Ö;"\'',
  'x'.repeat(256),
);
const accountName = fc.oneof(
  nasty,
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.option(fc.string({ unit: 'binary', maxLength: 6 }), { nil: undefined }),
);
/** Mostly the same accounts with the same roles, so that a later sync is about what an earlier one wrote. */
const account = fc.record({
  number: fc.nat({ max: 2 }),
  otherName: fc.option(accountName, { freq: 3 }),
  roles: fc.oneof(
    { weight: 3, arbitrary: fc.constant(['Admin', 'Reader']) },
    fc.uniqueArray(fc.constantFrom('Admin', 'Reader', 'Ops', 'bad role\n'), { maxLength: 3 }),
  ),
  fresh: fc.boolean(),
  answers: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
});
const USUAL_NAMES = ['Lab', 'Payments', 'Sandbox'];
const listing: fc.Arbitrary<Listing> = fc
  .tuple(fc.uniqueArray(account, { selector: ({ number }) => number, maxLength: 3, minLength: 1 }), fc.boolean())
  .map(([accounts, complete]) => {
    const idsWhere = (wanted: (one: (typeof accounts)[number]) => boolean) =>
      new Set(accounts.filter(wanted).map(({ number }) => idOf(number)));
    const answered = idsWhere(({ answers }) => answers);
    const all = listingOf(
      accounts.map(({ number, otherName }) => ({
        accountId: idOf(number),
        accountName: otherName ?? USUAL_NAMES[number],
      })),
      (_account, at) => accounts[at]?.roles ?? [],
    );
    const roles = new Map([...all.roles].filter(([id]) => answered.has(id)));
    return { ...all, complete, roles, fresh: idsWhere(({ fresh, answers }) => fresh && answers) };
  });
const given: fc.Arbitrary<GivenSettings> = fc.record(
  {
    name: fc.constantFrom(
      ['{account|slug}.{role}'],
      ['{role}'],
      ['{account}/{role|lower}'],
      ['{accountId}@{role}'],
      [''],
    ),
    region: fc.constantFrom(['eu-west-1'], ['us-east-1'], ['']),
    set: fc.subarray(['output=json', 'role:Admin output=text', 'account:L* region=sa-east-1']),
    exclude: fc.subarray(['role:Ops', 'account:Lab']),
  },
  { requiredKeys: [] },
);
const sync = fc.record({ kind: fc.constant('sync' as const), listing, given, prune: fc.boolean() });
const hand = fc.record({
  kind: fc.constant('hand' as const),
  profile: fc.nat(),
  does: fc.constantFrom('set region', 'set role', 'remove region', 'add output', 'rename', 'comment'),
});
const OWN = [
  '# my own\n[profile own]\nregion = mine\n',
  '[profile lab.Admin]  # taken\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = own\n',
  '[services s]\ns3 =\n  endpoint_url = http://localhost\n',
  '[profile "lab.Reader"]\r\nsso_session=corp\r\nsso_account_id : 111111111111\r\nSSO_ROLE_NAME = Reader\r\n',
];
const own = fc.subarray(OWN);
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: sync }, { weight: 2, arbitrary: hand }), {
  minLength: 1,
  maxLength: 7,
});

/** One edit by hand of one of the profiles that syncs wrote; what the section says afterwards, by key. */
function editByHand(text: string, { profile, does }: { profile: number; does: string }): string {
  const profiles = [...ownedProfiles(parseIni(text, 'config')).values()];
  const target = profiles[profile % Math.max(1, profiles.length)];
  if (target === undefined) return text;
  const editor = IniEditor.on(Buffer.from(text), 'config');
  const section = editor.document.sections.find(({ line }) => line === target.section.line) as IniSection;
  if (does === 'set region') editor.setKey(section, 'region', 'by-hand-1');
  if (does === 'set role') editor.setKey(section, 'sso_role_name', 'ByHand');
  if (does === 'remove region') editor.removeKey(section, 'region');
  if (does === 'add output') editor.setKey(section, 'output', 'by-hand');
  if (does === 'rename') editor.renameSection(section, `profile ${target.name}-by-hand`);
  const edited = Buffer.from(editor.bytes()).toString();
  if (does !== 'comment') return edited;
  const lines = edited.split('\n');
  lines.splice(section.line, 0, '# by hand');
  return lines.join('\n');
}

/** The keys of every profile that a person has had a hand in: those of their own, and the ones that they edited of ours. */
function inHand(text: string): Map<string, string> {
  const document = parseIni(text, 'config');
  const owned = ownedProfiles(document);
  const found = new Map<string, string>();
  for (const [name, section] of profileMap(document).profiles) {
    const ours = owned.get(name);
    const keys = ours === undefined ? section.entries.map(({ key }) => key) : [...ours.edited, ...ours.added];
    const values = keysOf(document, section);
    for (const key of keys) if (key !== MARK) found.set(`${name} ${key}`, values.get(key) ?? '(removed)');
  }
  return found;
}

function after(text: string, step: { listing: Listing; given: GivenSettings; prune: boolean }) {
  const { listing: corp, ...request } = step;
  const plan = syncPlan(text, { corp, ...request });
  return { text: Buffer.from(plan.edit.after).toString(), outcome: plan.outcome(), changes: plan.edit.changes };
}

test('any syncs and edits by hand: nothing of a person’s is touched, and a second sync has nothing to do', () => {
  let [synced, removed, kept] = [0, 0, 0];
  fc.assert(
    fc.property(own, steps, (sections, run) => {
      let text = [CORP, ...sections].join('\n');
      for (const step of run) {
        if (step.kind === 'hand') {
          text = editByHand(text, step);
          continue;
        }
        const before = text;
        const { text: made, outcome } = after(before, step);
        text = made;
        synced += 1;
        removed += outcome.remove.length;
        kept += outcome.kept.length;

        for (const section of sections) expect(text).toContain(section);
        const had = inHand(before);
        const has = inHand(text);
        // A key that was added by hand follows its profile to a new name.
        const stays = [...had].filter(([place]) => !outcome.remove.includes(place.split(' ')[0] as string));
        for (const [place, value] of stays) expect([place, has.get(place)]).toEqual([place, value]);
        expect([...text.matchAll(/# by hand/g)]).toHaveLength([...before.matchAll(/# by hand/g)].length);

        const again = after(text, step);
        expect(again.changes).toEqual([]);
        expect(again.outcome).toMatchObject({ add: [], change: [], remove: [] });
        expect(again.outcome.collisions.map(({ name }) => name)).toEqual(outcome.collisions.map(({ name }) => name));
        const reversed = { ...step.listing, accounts: [...step.listing.accounts].reverse() };
        expect(after(before, { ...step, listing: reversed }).text).toBe(text);
      }
    }),
    { numRuns: 200 },
  );
  expect(Math.min(synced, removed, kept)).toBeGreaterThan(40);
});

test('a profile goes only when the portal said so in this run, or the settings do', () => {
  let removals = 0;
  fc.assert(
    fc.property(listing, listing, given, (first, then, settings) => {
      const text = after(CORP, { listing: first, given: settings, prune: false }).text;
      const owned = ownedProfiles(parseIni(text, 'config'));
      const { outcome, text: made } = after(text, { listing: then, given: {}, prune: true });
      const left = [...ownedProfiles(parseIni(made, 'config')).values()].map(({ values }) => roleOf(values));
      for (const name of outcome.remove) {
        const values = owned.get(name)?.values ?? new Map<string, string>();
        if (left.includes(roleOf(values))) continue;
        removals += 1;
        const id = values.get('sso_account_id') ?? '';
        const listed = then.accounts.find(({ accountId }) => accountId === id);
        const assigned = then.roles.get(id)?.includes(values.get('sso_role_name') ?? '');
        const excluded = assigned && listed?.accountName === 'Lab';
        expect(listed === undefined ? then.complete : then.fresh.has(id) || excluded).toBe(true);
        expect(then.accounts.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 200 },
  );
  expect(removals).toBeGreaterThan(20);
});

function roleOf(values: ReadonlyMap<string, string>): string {
  return `${values.get('sso_account_id')} ${values.get('sso_role_name')}`;
}

test('every name that is written can be typed without quotes, whatever accounts are called', () => {
  const template = fc.constantFrom(
    '{account}',
    '{account|lower}.{role}',
    '{email|upper}',
    '{session}{account|trim:a}',
    '{{{account}}} x',
  );
  fc.assert(
    fc.property(fc.array(accountName, { maxLength: 8 }), template, (names, name) => {
      const accounts = names.map((one, at) => ({ accountId: idOf(at), accountName: one, emailAddress: one }));
      const { text, outcome } = after(CORP, {
        listing: listingOf(accounts, () => ['Admin']),
        given: { name: [name] },
        prune: false,
      });
      for (const added of outcome.add) expect(added).toMatch(/^(?!default$)(?!-)[A-Za-z0-9._@:/+-]{1,128}(?<!-)$/);
      const { profiles } = profileMap(parseIni(text, 'config'));
      expect([...profiles.keys()]).toEqual(outcome.add);
      const claimants = outcome.collisions.flatMap((collision) =>
        collision.claimants.filter((text) => text.startsWith('role ')),
      );
      expect(outcome.add.length + claimants.length).toBe(accounts.length);
    }),
    { numRuns: 200 },
  );
});
