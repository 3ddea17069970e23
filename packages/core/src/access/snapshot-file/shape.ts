/** Looks at something unknown: gives it back as what it should be, its keys in order and no others. @throws Misfit */
export type Shape<T> = (value: unknown) => T;

/** Something is not what it should be. */
export class Misfit extends Error {
  readonly #what: string;
  readonly #path: (string | number)[] = [];

  constructor(what: string) {
    super();
    this.#what = what;
  }

  /** Such as `accounts[3].accountId is no text`. */
  override get message(): string {
    const path = this.#path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    return `${path.replace(/^\./, '') || 'it'} ${this.#what}`;
  }

  /** The same, told one level further out. */
  static under<T>(part: string | number, look: () => T): T {
    try {
      return look();
    } catch (misfit) {
      if (misfit instanceof Misfit) misfit.#path.unshift(part);
      throw misfit;
    }
  }
}

export const text: Shape<string> = (value) => {
  if (typeof value !== 'string') throw new Misfit(value === undefined ? 'is missing' : 'is no text');
  return value;
};

export const truth: Shape<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new Misfit(value === undefined ? 'is missing' : 'is neither true nor false');
  return value;
};

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return (value) => {
    if (!values.includes(value as T)) throw new Misfit(`is none of ${values.join(', ')}`);
    return value as T;
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value) => (value === undefined ? undefined : shape(value));
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Misfit(value === undefined ? 'is missing' : 'is no list');
    return value.map((item, index) => Misfit.under(index, () => shape(item)));
  };
}

/** Names and texts, sorted by name. */
export const texts: Shape<Record<string, string>> = (value) =>
  Object.fromEntries(
    Object.entries(plain(value))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, Misfit.under(key, () => text(item))]),
  );

/** An object: keys that are not named are left out, and so are those whose value is undefined. */
export function object<T extends object>(shapes: { readonly [key in keyof T]-?: Shape<T[key]> }): Shape<T> {
  const entries = Object.entries(shapes) as [string, Shape<unknown>][];
  return (value) => {
    const given = plain(value);
    const made: Record<string, unknown> = {};
    for (const [key, shape] of entries) {
      const item = Misfit.under(key, () => shape(given[key]));
      if (item !== undefined) made[key] = item;
    }
    return made as T;
  };
}

function plain(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misfit(value === undefined ? 'is missing' : 'is no object');
  return value as Record<string, unknown>;
}
