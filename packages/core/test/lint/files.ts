import fc from 'fast-check';

const PORTAL = 'https://corp.awsapps.com';
const startUrl = fc.constantFrom(
  `${PORTAL}/start`,
  `${PORTAL}/start`,
  `${PORTAL}/start/`,
  `${PORTAL}/start#/`,
  PORTAL,
  'http://corp.awsapps.com/start',
  'https://lab.awsapps.com/start',
  'https://acme.okta.com/x',
  'https://sso.example.com/a/',
  '"https://corp.awsapps.com/start"',
  'none',
);
const sessionName = fc.constantFrom('corp', 'corp', 'crop', 'My SSO', 'My-SSO', 'lab', '');
const region = fc.constantFrom('eu-west-1', 'eu-west-1', 'us-east-1', 'us-east-1a', 'cn-north-1', 'here # x');
const account = fc.constantFrom('111122223333', '11122223333', '1111-2222-3333', 'acme');
const role = fc.constantFrom(
  'Admin',
  'AWSReservedSSO_Admin_0123456789abcdef',
  'arn:aws:iam::111122223333:role/Admin',
  'a b',
);

const header = fc.constantFrom(
  'sso-session corp',
  'sso-session corp',
  "sso-session 'My SSO'",
  'sso-session My SSO',
  'sso-session My-SSO',
  'sso-session "corp"',
  'sso_session lab',
  'sso-session lab',
  'profile a',
  'profile b',
  'profile "a"',
  'profile c d',
  ' profile b',
  'profiles b',
  'a',
  'Profile: b',
  'default',
  'profile default',
  'DEFAULT',
  'plugins',
);
const key = fc.oneof(
  fc.tuple(fc.constantFrom('sso_session', 'sso_session', 'sso-session', 'sso_sesion'), sessionName),
  fc.tuple(fc.constantFrom('sso_start_url', 'sso_start_url', 'SSO_Start_URL', 'sso_starturl', 'start_url'), startUrl),
  fc.tuple(fc.constantFrom('sso_region', 'sso_region', 'sso_regoin', 'region'), region),
  fc.tuple(fc.constantFrom('sso_account_id', 'sso_acount_id'), account),
  fc.tuple(fc.constantFrom('sso_role_name', 'sso_role_nam'), role),
  fc.tuple(fc.constantFrom('sso_registration_scopes', 'sso_registration_scope'), fc.constant('sso:account:access')),
  fc.tuple(fc.constantFrom('output', 'x', 'aws_access_key_id'), fc.constantFrom('json', '', 'y z')),
  fc.tuple(
    fc.constant('credential_process'),
    fc.constantFrom('aws x --profile a', 'aws x', 'granted credential-process --profile a'),
  ),
  fc.tuple(fc.constantFrom('role_arn'), fc.constant('arn:aws:iam::111122223333:role/x')),
  fc.tuple(fc.constantFrom('source_profile'), fc.constantFrom('a', 'b', 'c')),
);
const option = fc
  .tuple(fc.constantFrom('', '', '', '', ' ', '\t'), key, fc.constantFrom(' = ', '=', ' : ', ' = '))
  .map(([indent, [name, value], separator]) => `${indent}${name}${separator}${value}`);
const line = fc.oneof(
  { weight: 12, arbitrary: option },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', '# comment', '  ; comment', 's3 =\n  region = x', 's3 =\n  x = 1\n', '  more'),
  },
  { weight: 1, arbitrary: fc.constantFrom('junk', '= x', '[open') },
);
const section = fc.tuple(header, fc.array(line, { maxLength: 6 })).map(([head, lines]) => [`[${head}]`, ...lines]);

/** Config files full of what people get wrong, as bytes. */
export const faultyFiles: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('', '', '', '\ufeff'),
    fc.array(section, { maxLength: 6 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([mark, sections, end, final]) => {
    const text = sections.flat().join('\n').replaceAll('\n', end);
    return Uint8Array.from(Buffer.from(`${mark}${text}${final ? end : ''}`));
  });
