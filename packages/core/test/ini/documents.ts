import fc from 'fast-check';

const word = fc.constantFrom('a', 'b', 'corp', 'café', 'dev.eu', 'x-1', 'DEFAULT', 'default', '日本');
const blank = fc.constantFrom('', ' ', '  ', '\t', '\u00a0', '\u001c', '\u2003', '\v', '\ufeff');
const junk = fc.string({ unit: fc.constantFrom(...'ab[]=:#;"\'\\ \t\r%$é\u0085\u2028\u001d\u0000'), maxLength: 12 });
const name = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom('profile', 'sso-session', 'services'), word).map((w) => w.join(' ')),
  },
  { weight: 3, arbitrary: word },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('profile', 'profiles', 'sso-session', 'services2'),
        fc.constantFrom(' ', '\t', '  '),
        word,
        word,
      )
      .chain(([kind, gap, one, two]) =>
        fc.constantFrom(
          `${kind}${gap}"${one} ${two}"`,
          `${kind}${gap}'${one} ${two}'`,
          `${kind}${gap}${one}\\ ${two}`,
          `${kind}${gap}${one} ${two}`,
          `${kind}${gap}"${one}`,
          `${kind}${gap}${one}\\`,
          ` ${kind} ${one}`,
          `${kind}${gap}"${one}"'${two}'`,
          `"${kind}" ${one}`,
          kind,
        ),
      ),
  },
  { weight: 1, arbitrary: junk },
);
const header = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: blank }),
    name,
    fc.constantFrom('', ' ', ' # tail', ' ]', 'x'),
  )
  .map(([i, n, t]) => `${i}[${n}]${t}`);
const key = fc.constantFrom('region', 'Region', 'sso_session', 'sso_region', 's3', 'output', 'ca_bundle', 'ÉTÉ', 'k y');
const value = fc.oneof(
  { weight: 3, arbitrary: word },
  { weight: 1, arbitrary: junk },
  { weight: 3, arbitrary: fc.constantFrom('', '1 # no comment', '"quoted"', 'a=b', '100%', '[x]') },
);
const option = fc
  .tuple(fc.constantFrom('', '', '', ' ', '\t'), key, blank, fc.constantFrom('=', '=', ':'), blank, value)
  .map((parts) => parts.join(''));
const nested = fc
  .array(fc.tuple(fc.constantFrom('  ', '\t', '    '), word, fc.constantFrom(' = ', '=', ' =', '= ', ': '), value), {
    maxLength: 3,
  })
  .map((lines) => ['s3 =', ...lines.map((parts) => parts.join(''))]);
const filler = fc.oneof(
  { weight: 15, arbitrary: fc.constantFrom('', '   ', '# comment', '  ; comment', '#') },
  { weight: 1, arbitrary: junk },
);
const body = fc.oneof(
  { weight: 8, arbitrary: option.map((line) => [line]) },
  { weight: 2, arbitrary: nested },
  { weight: 2, arbitrary: filler.map((line) => [line]) },
);
/** Keys mostly differ within a section and sections mostly differ, else nearly every document would be refused. */
const section = fc
  .tuple(
    header,
    fc.uniqueArray(body, { maxLength: 4, selector: (lines) => (lines[0] ?? '').trim().slice(0, 3).toLowerCase() }),
  )
  .map(([head, lines]) => [head, ...lines.flat()]);
/** Configuration files as bytes: mostly ones that botocore reads, with every oddity that it knows. */
export const documents: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: filler.map((line) => [line]) }),
    fc.uniqueArray(section, { maxLength: 6, selector: (lines) => lines[0] ?? '' }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.boolean(),
    fc.oneof(
      { weight: 30, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.constantFrom([0xff], [0xc3], [0xed, 0xa0, 0x80]) },
    ),
  )
  .map(([preface, sections, end, final, tail]) => {
    const text = [...preface, ...sections.flat()].join(end) + (final ? end : '');
    return Uint8Array.from([...Buffer.from(text), ...tail]);
  });

/** Small documents for each rule, so that no rule depends on luck. */
export const KNOWN = [
  '',
  '\n\n',
  'region = 1\n',
  '\ufeff[default]\nregion = a\n',
  '\ufeff# comment\n[default]\n',
  '[default]\r\nregion = a\r\n\r\n[profile b]\r\nregion=b',
  '[default]\nregion\n',
  '[default]\n= value\n',
  '[default]\nregion = a\nREGION = b\n',
  '[profile a]\n[profile a]\n',
  '[profile a]\nregion=1\n[profile "a"]\noutput=2\n',
  '[default]\nregion=1\n[profile default]\noutput=2\n',
  '[profile default]\nregion=1\n[default]\noutput=2\n',
  '[DEFAULT]\nregion = leak\n[profile a]\noutput = x\n[DEFAULT]\noutput = y\n',
  '[DEFAULT]\ns3 =\n  broken\n',
  '[DEFAULT]\ns3 =\n  broken\n[profile a]\n',
  '[DEFAULT]\ns3 =\n  broken\n[profile a]\ns3 = own\n',
  '  [profile a]\n  region = 1\n',
  '[profile a]\n  region = 1\n  output = 2\n',
  '[profile a]\nregion = 1\n  more\n\n  again\n# c\n  last\n\n',
  '[profile a]\ns3 =\n  x = 1\n\n  X=2\n  x = 3\n',
  '[profile a]\ns3 =\n  x : 1\n',
  '[profile a]\nkey = 1\n  [profile b]\n',
  '[a] b] c\nx = 1\n',
  '[]\n',
  '[]]\nx=1\n',
  '[profile a\n',
  '[profile a] trailing\nx=1\n',
  '[profile a]\nx = 1 # not a comment\n',
  '[profile a]\nx : 1 = 2\n',
  '[profile ""]\nx = 1\n',
  '[profile a\u2028b]\nx = 1\u2028y = 2\n',
  '[profile a]\nx =\n  a = 1\v  b = 2\n',
].map((text) => Uint8Array.from(Buffer.from(text)));
