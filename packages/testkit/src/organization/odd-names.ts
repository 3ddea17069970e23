/** Names that somebody gave to something, and that a program may stumble over. */
export const ODD_NAMES: readonly string[] = [
  '=HYPERLINK("http://evil.example","click")',
  '@SUM(1+1)*cmd|"/c calc"!A0',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'two\nlines',
  'bell\u0007 and \u001b[31mred',
  '\u202Egnirts',
  ' leading and trailing ',
  "O'Brien; rm -rf $HOME",
  'Zoë 𝒵 Łódź',
  '__proto__',
  'constructor',
  '123456789012',
  'x'.repeat(128),
];
