import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';

const KINDS = [
  'accessToken',
  'refreshToken',
  'clientSecret',
  'deviceCode',
  'authorizationCode',
  'codeVerifier',
  'secretAccessKey',
  'sessionToken',
] as const;

export type SecretKind = (typeof KINDS)[number];

export interface PlantedSecrets {
  readonly values: Readonly<Record<SecretKind, string>>;
  /** The kinds whose secret shows in something, however it is printed; empty when none does. */
  findIn(...things: unknown[]): SecretKind[];
}

/** One recognisable secret of each kind. Give some of your own where a test did not choose the value. */
export function plantedSecrets(own: Partial<Record<SecretKind, string>> = {}): PlantedSecrets {
  const values = Object.fromEntries(
    KINDS.map((kind) => [kind, own[kind] ?? `planted${kind}${randomBytes(12).toString('hex')}`]),
  ) as Record<SecretKind, string>;
  return {
    values,
    findIn(...things) {
      const texts = things.flatMap(printings);
      return KINDS.filter((kind) => texts.some((text) => disguises(values[kind]).some((form) => text.includes(form))));
    },
  };
}

/** Every way in which a program may come to print a value. */
export function printings(thing: unknown): string[] {
  const texts = [String(thing), inspect(thing, { depth: Infinity, showHidden: true, maxStringLength: null })];
  texts.push(json(thing));
  if (thing instanceof Error) {
    texts.push(thing.stack ?? '', json({ ...thing }), json(thing, Object.getOwnPropertyNames(thing)));
    if (thing.cause !== undefined) texts.push(...printings(thing.cause));
  }
  return texts;
}

function json(thing: unknown, keys?: string[]): string {
  try {
    return JSON.stringify(thing, keys) ?? '';
  } catch {
    return '';
  }
}

/** As it is, as part of a URL, and as part of a Basic header. */
function disguises(secret: string): string[] {
  const inner = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [secret, encodeURIComponent(secret), inner.slice(0, -2)];
}
