import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { Files, OnEvent, World } from '../ports/index.ts';
import { cacheFolder } from './folders.ts';
import { type JsonObject, readCacheFile, stringIn } from './read-json.ts';
import { sha1Hex } from './sha1.ts';
import type { Token } from './types.ts';

const SCHEMA = 'ssoctl/listing/1';

/** An account as the portal listed it, and its roles if they were asked for. */
export interface KeptAccount {
  accountId: string;
  accountName?: string | undefined;
  emailAddress?: string | undefined;
  answer?: { roles: readonly string[]; listedAtMs: number } | undefined;
}

/** What the portal told one person: all accounts, and the roles of those that were asked so far. */
export interface KeptListing {
  /** Who was told: {@link personOf} the token. */
  person: string;
  /** When the accounts were listed, completely. */
  listedAtMs: number;
  accounts: readonly KeptAccount[];
}

export interface ListingStoreDeps extends Pick<World, 'env' | 'home'> {
  files: Pick<Files, 'read' | 'replace' | 'remove' | 'sweep'>;
  onEvent: OnEvent;
}

/**
 * What the portal listed, kept for the next run and for one that takes up where this one was interrupted. No secret is in it. There
 * is no lock: of two who list at once the last one's answers stay, and what is lost is asked for again.
 */
export interface ListingStore {
  file(signIn: SignIn): string;
  /** Undefined when there is none, or it is another person's. */
  read(signIn: SignIn, person: string): Promise<KeptListing | undefined>;
  /** @throws FILE_UNWRITABLE, DISK_FULL */
  write(signIn: SignIn, listing: KeptListing): Promise<void>;
  /** Never fails: a file that stays gives a warning. */
  forget(signIn: SignIn): Promise<void>;
}

/** The store in `$XDG_CACHE_HOME/ssoctl/listing`, a file for each session, start URL and Region. */
export function listingStore(deps: ListingStoreDeps): ListingStore {
  const folder = join(cacheFolder(deps), 'listing');
  const file = (signIn: SignIn) => join(folder, listingFile(signIn));
  return {
    file,
    async read(signIn, person) {
      const kept = await readCacheFile(deps, file(signIn), listingIn);
      return kept?.person === person ? kept : undefined;
    },
    write: (signIn, listing) => deps.files.replace(file(signIn), textOf(listing), { exactMode: true }),
    async forget(signIn) {
      try {
        await deps.files.remove(file(signIn));
        await deps.files.sweep(folder);
      } catch (cause) {
        if (!isSsoctlError(cause)) throw cause;
        const { code, message, hint } = cause;
        deps.onEvent({ kind: 'warning', code, message, hint, path: file(signIn) });
      }
    },
  };
}

/**
 * Tells signed-in persons apart without their secret: the same for a token and its renewal, as long as the refresh token stays.
 * Where the service replaces that one, somebody counts as another person, and is asked for anew.
 */
export function personOf({ clientId = '', refreshToken, accessToken }: Token): string {
  return createHash('sha256')
    .update(clientId + (refreshToken ?? accessToken))
    .digest('hex')
    .slice(0, 16);
}

function listingFile(signIn: SignIn): string {
  const session = signIn.kind === 'legacy' ? null : signIn.name;
  return `${sha1Hex(JSON.stringify([session, signIn.startUrl, signIn.region]))}.json`;
}

function listingIn(content: JsonObject): KeptListing | undefined {
  const person = stringIn(content, 'fingerprint');
  const { schema, listedAtMs, accounts } = content;
  if (schema !== SCHEMA || person === undefined || !Number.isFinite(listedAtMs) || !Array.isArray(accounts))
    return undefined;
  const kept = accounts.map(accountIn);
  return kept.includes(undefined)
    ? undefined
    : { person, listedAtMs: listedAtMs as number, accounts: kept as KeptAccount[] };
}

function accountIn(value: unknown): KeptAccount | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const content = value as JsonObject;
  const accountId = stringIn(content, 'accountId');
  if (accountId === undefined) return undefined;
  const { roles, listedAtMs } = content;
  const answered =
    Number.isFinite(listedAtMs) && Array.isArray(roles) && roles.every((role) => typeof role === 'string');
  return {
    accountId,
    accountName: stringIn(content, 'accountName'),
    emailAddress: stringIn(content, 'emailAddress'),
    answer: answered ? { roles, listedAtMs: listedAtMs as number } : undefined,
  };
}

function textOf({ person, listedAtMs, accounts }: KeptListing): string {
  const kept = accounts.map(({ answer, ...account }) => ({ ...account, ...answer }));
  return `${JSON.stringify({ schema: SCHEMA, fingerprint: person, listedAtMs, accounts: kept })}\n`;
}
