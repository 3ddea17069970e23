/** The words of a Region's name as people shorten them: `eu-central-1` is `euc1`. A word that is not here stays whole. */
const SHORT: Readonly<Record<string, string>> = {
  north: 'n',
  northeast: 'ne',
  east: 'e',
  southeast: 'se',
  south: 's',
  southwest: 'sw',
  west: 'w',
  northwest: 'nw',
  central: 'c',
  gov: 'g',
  iso: 'i',
  isob: 'ib',
  isoe: 'ie',
  isof: 'if',
};

/** A Region's usual short form: `ap-southeast-2` is `apse2`, `us-gov-west-1` is `usgw1`. */
export function regionShortForm(region: string): string {
  return region
    .split('-')
    .map((word) => SHORT[word] ?? word)
    .join('');
}
