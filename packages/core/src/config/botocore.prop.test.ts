import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSsoctlError } from '../errors/index.ts';
import { parseIni } from '../ini/parse.ts';
import { configOf } from './load.ts';
import { resolveRole } from './resolve-role.ts';
import type { Config } from './types.ts';

/** What the real botocore's SSO provider makes of each profile: its values, null when it stays out of it, or "error". */
const ORACLE = `
import json, os, sys, tempfile
import botocore.credentials, botocore.exceptions, botocore.session
folder = tempfile.mkdtemp()
paths = {name: os.path.join(folder, name) for name in ('config', 'credentials')}
os.environ.update(AWS_CONFIG_FILE=paths['config'], AWS_SHARED_CREDENTIALS_FILE=paths['credentials'])
session = botocore.session.Session()
for line in sys.stdin:
    case = json.loads(line)
    for name, path in paths.items():
        with open(path, 'w', newline='') as file:
            file.write(case[name])
    session._config = None
    full = session.full_config
    answer = {}
    for name in full['profiles']:
        provider = botocore.credentials.SSOProvider(lambda: full, None, name, {}, {})
        try:
            answer[name] = provider._load_sso_config()
        except botocore.exceptions.InvalidConfigError:
            answer[name] = 'error'
    print(json.dumps(answer))
for path in paths.values():
    os.remove(path)
os.rmdir(folder)
`;

interface Case {
  config: string;
  credentials: string;
}
type Answer = Record<string, Record<string, string> | null | 'error'>;

function ours({ config, credentials }: Case): Answer {
  const loaded = configOf(parseIni(config, 'config'), parseIni(credentials, 'credentials'));
  return Object.fromEntries([...loaded.profiles.keys()].map((name) => [name, answerFor(loaded, name)]));
}

function answerFor(config: Config, name: string): Answer[string] {
  try {
    const { signIn, accountId, roleName } = resolveRole(config, name);
    return {
      sso_role_name: roleName,
      sso_account_id: accountId,
      sso_start_url: signIn.startUrl,
      sso_region: signIn.region,
      ...(signIn.kind === 'sso-session' ? { sso_session: signIn.name } : {}),
    };
  } catch (error) {
    if (!isSsoctlError(error)) throw error;
    // A profile for a token alone is none of the provider's business; asked for credentials, we say what it lacks.
    const keys = config.profiles.get(name)?.keys;
    if (!keys?.has('sso_account_id') && !keys?.has('sso_role_name')) return null;
    return 'error';
  }
}

const keys = fc.record(
  {
    sso_session: fc.constantFrom('corp', 'lab', 'gone'),
    sso_account_id: fc.constantFrom('111122223333', '444455556666', 'acme'),
    sso_role_name: fc.constantFrom('Admin', 'Read Only'),
    sso_start_url: fc.constantFrom('https://corp.awsapps.com/start', 'https://sso.example.com/x#/'),
    sso_region: fc.constantFrom('eu-west-1', 'us-east-1'),
    sso_registration_scopes: fc.constantFrom('sso:account:access', 'a, b'),
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
  },
  { requiredKeys: [] },
);
const likely = fc.record(
  {
    sso_session: fc.constantFrom('corp', 'lab'),
    sso_account_id: fc.constant('111122223333'),
    sso_role_name: fc.constant('Admin'),
    sso_start_url: fc.constant('https://corp.awsapps.com/start'),
    sso_region: fc.constant('eu-west-1'),
  },
  { requiredKeys: ['sso_account_id', 'sso_role_name'] },
);
const usual = fc.constant({ sso_start_url: 'https://corp.awsapps.com/start', sso_region: 'eu-west-1' });
const section = (header: string) =>
  fc.oneof(keys, header.startsWith('sso-session') ? usual : likely).map((values) => {
    const lines = Object.entries(values).map(([key, value]) => `${key} = ${value}\n`);
    return `[${header}]\n${lines.join('')}`;
  });
const some = (...headers: string[]) =>
  fc
    .tuple(...headers.map((header) => fc.option(section(header), { nil: '', freq: 4 })))
    .map((texts) => texts.join('\n'));
const aCase = fc.record({
  config: some(
    'sso-session corp',
    'sso-session lab',
    'profile a',
    'default',
    'profile b',
    'profile default',
    "profile 'c d'",
  ),
  credentials: fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: some('a', 'c d', 'sso-session corp') },
  ),
});

const missing = spawnSync('python3', ['-c', 'import botocore.credentials']).status !== 0;
const reason = missing && process.env['CI'] !== 'true' ? ' (skipped: python3 with botocore is missing)' : '';

test.skipIf(reason !== '')(`finds the role that botocore finds${reason}`, () => {
  const cases = fc.sample(aCase, { numRuns: 600, seed: 20260807 });
  const input = cases.map((one) => JSON.stringify(one)).join('\n');
  const output = execFileSync('python3', ['-X', 'utf8', '-c', ORACLE], { input, maxBuffer: 1 << 28 }).toString();
  const answers = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
  expect(answers.map((answer, at) => ({ ...cases[at], answer }))).toEqual(
    cases.map((one) => ({ ...one, answer: ours(one) })),
  );
  const kinds = answers
    .flatMap((answer) => Object.values(answer))
    .map((one) => (one !== null && typeof one === 'object' ? 'role' : one));
  for (const kind of ['role', 'error', null]) expect(kinds.filter((one) => one === kind).length).toBeGreaterThan(50);
});
