import fc from 'fast-check';
import { expect, test } from 'vitest';
import { botocore, SKIPPED } from '../../test/ini/botocore.ts';
import { configOf, emptyDocument } from '../config/load.ts';
import { resolveRole } from '../config/resolve-role.ts';
import { signInOfProfile } from '../config/sign-ins.ts';
import { parseIni } from '../ini/parse.ts';
import { canonicalStartUrl } from '../wire/start-url.ts';
import { planMigration } from './plan-migration.ts';

const CREDENTIALS = emptyDocument('credentials');

const startUrl = fc.constantFrom(
  'https://corp.awsapps.com/start',
  'https://corp.awsapps.com/start/#/',
  'https://d-1234567890.awsapps.com/start',
  'https://sso.example.com/x',
  'https://corp.awsapps.com/start',
  'http://corp.awsapps.com',
);
const region = fc.constantFrom('eu-west-1', 'eu-west-1', 'eu-west-1', 'us-east-1', 'nowhere');
const account = fc.constantFrom('111122223333', '012345678901', '111122223333', '12345678901');
const role = fc.constantFrom('Admin', 'Read.Only+x');
const maybe = (lines: fc.Arbitrary<string>) => fc.option(lines, { nil: '', freq: 8 });
const key = (name: string, value: fc.Arbitrary<string>) => value.map((text) => `${name} = ${text}\n`);

const inline = (prefix: string) =>
  fc
    .tuple(
      key(`${prefix}sso_start_url`, startUrl),
      maybe(fc.constant('# a comment\n')),
      maybe(key(`${prefix}sso_region`, region)),
      maybe(key(`${prefix}sso_account_id`, account)),
      maybe(key(`${prefix}sso_role_name`, role)),
      maybe(key('region', region)),
    )
    .map((parts) => parts.join(''));
const body = fc.oneof(
  inline(''),
  inline('').map((text) => `sso_session = corp\n${text}`),
  inline('').map((text) => `${text}credential_process = aws-sso-util credential-process --profile NAME\n`),
  inline('granted_').map((text) => `${text}credential_process = granted credential-process --profile NAME\n`),
  fc.tuple(account, role, fc.constantFrom('corp', 'lab', 'None')).map(([id, name, instance]) => {
    return `credential_process = /bin/aws-sso -S "${instance}" process --arn arn:aws:iam::${id.padStart(12, '0')}:role/${name}\n`;
  }),
  fc.constant('output = json\n'),
);
const session = fc
  .tuple(fc.constantFrom('corp', 'lab', "'My SSO'"), startUrl, region)
  .map(([name, url, where]) => `[sso-session ${name}]\nsso_start_url = ${url}\nsso_region = ${where}\n`);
const files = fc
  .tuple(
    fc.uniqueArray(session, { maxLength: 2, selector: (text) => text.split('\n')[0] }),
    fc.array(body, { maxLength: 5 }),
    fc.boolean(),
  )
  .map(([sessions, bodies, copies]) => ({
    text: [...sessions, ...bodies.map((text, at) => `[profile p${at}]\n${text.replace('NAME', `p${at}`)}`)].join('\n'),
    copies,
  }));

const read = (text: string) => configOf(parseIni(text, 'config'), CREDENTIALS);

function migrated({ text, copies }: { text: string; copies: boolean }) {
  const options = { file: 'config', credentials: CREDENTIALS, keepLegacyCopy: copies };
  const plan = planMigration(options, Uint8Array.from(Buffer.from(text)));
  return { after: Buffer.from(plan.edit.after).toString(), ...plan.outcome() };
}

test('what is migrated signs in where it did, and as what it did', () => {
  let count = 0;
  fc.assert(
    fc.property(files, (file) => {
      const { after, migrated: done } = migrated(file);
      const [before, now] = [read(file.text), read(after)];
      for (const { profile, session: name, from } of done) {
        count += 1;
        const old = before.profiles.get(profile)?.keys;
        const keys = now.profiles.get(profile)?.keys;
        expect(keys?.get('sso_session')).toBe(name);
        if (keys?.has('sso_account_id')) expect(resolveRole(now, profile)).toMatchObject({ signIn: { name } });
        if (from === 'aws-sso-cli') continue;
        const told = (key: string) => old?.get(key) ?? old?.get(`granted_${key}`);
        const signIn = signInOfProfile(now, profile);
        expect(canonicalStartUrl(signIn?.startUrl ?? '')).toBe(canonicalStartUrl(told('sso_start_url') ?? ''));
        expect(keys?.get('sso_account_id')).toBe(told('sso_account_id'));
        expect(keys?.get('sso_role_name')).toBe(told('sso_role_name'));
        expect(keys?.get('region')).toBe(old?.get('region'));
      }
    }),
    { numRuns: 1_000 },
  );
  expect(count).toBeGreaterThan(250);
});

test('migrating again changes nothing, and leaves the same ones', () => {
  fc.assert(
    fc.property(files, (file) => {
      const first = migrated(file);
      // A session that a profile named, and that was not there, may be by now.
      const { after, skipped } = first.sessions.length > 0 ? migrated({ ...file, text: first.after }) : first;
      const again = migrated({ text: after, copies: file.copies });
      expect(again.after).toBe(after);
      expect(again.skipped).toEqual(skipped);
    }),
    { numRuns: 1_000 },
  );
});

test.skipIf(SKIPPED !== '')(`botocore reads every file afterwards, and other sections as before${SKIPPED}`, () => {
  const sample = fc.sample(files, { numRuns: 500, seed: 20260807 });
  const results = sample.map((file) => migrated(file));
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
  const before = botocore(sample.map(({ text }) => bytes(text)));
  const after = botocore(results.map((result) => bytes(result.after)));
  for (const [at, { migrated: done }] of results.entries()) {
    const [old, now] = [before[at], after[at]].map((answer) => new Map(answer?.raw ?? []));
    for (const [name, entries] of old ?? []) {
      if (done.some(({ profile }) => name === `profile ${profile}`)) continue;
      expect(now?.get(name)).toEqual(entries);
    }
    for (const { profile, session: name } of done) {
      expect(now?.get(`profile ${profile}`)).toContainEqual(['sso_session', name]);
      expect(now?.get(`sso-session ${name}`)).toBeDefined();
    }
  }
});
