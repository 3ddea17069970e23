/** One thing that several keys tell. */
export interface Telling {
  /** What a person would call it: `the account`. */
  what: string;
  values: readonly (readonly [source: string, value: string | undefined])[];
  /** By what two values are compared. Default: as they are. */
  by?: (value: string) => string;
}

/** The value that all agree on, undefined where nobody says anything. @throws Contradiction */
export function agreed({ what, values, by = (value) => value }: Telling): string | undefined {
  const told = values.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== '');
  const [first, ...others] = told;
  if (first === undefined) return undefined;
  const other = others.find(([, value]) => by(value) !== by(first[1]));
  if (other === undefined) return first[1];
  throw new Contradiction(`${what} is ${first[1]} by ${first[0]}, and ${other[1]} by ${other[0]}`);
}

/** Why a profile cannot be migrated without a person. */
export class Contradiction extends Error {}
