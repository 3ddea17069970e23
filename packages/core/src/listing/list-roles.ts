import { type KeptAccount, type KeptListing, personOf } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import type { SsoctlError } from '../errors/index.ts';
import { askEach } from './ask-each.ts';
import { startKeeping } from './keeping.ts';
import { type Person, signedInPerson } from './person.ts';
import type { ListedAccount, ListingDeps, ListRolesOptions, RoleListing } from './types.ts';

const MAX_AGE_MS = 15 * 60_000;

/**
 * The roles of every account that the signed-in person may use: asked for a few at a time and paced; what the portal told less than
 * `maxAgeMs` ago is used as it is. Answers are kept for the next run, also when this one is interrupted or fails.
 * An account that cannot be asked is told beside the rest.
 * @throws SIGN_IN_REQUIRED, SESSION_ENDED, CANCELLED, and what ListAccounts fails with: there is no rest then
 */
export async function listRoles(
  deps: ListingDeps,
  signIn: SignIn,
  options: ListRolesOptions = {},
): Promise<RoleListing> {
  const { signal, mustBeFresh = () => false, onProgress = () => {} } = options;
  const startedAtMs = deps.clock.now();
  const isYoung = youngAt(startedAtMs, options);
  const person = signedInPerson(deps, signIn);
  const known = await deps.listings.read(signIn, personOf(await person.token({ signal })));
  const { listing, accountsFresh } = await accountsOf(deps, person, known, options, isYoung);

  const keeping = startKeeping(deps, signIn, listing, accountsFresh);
  const listed = new Map<string, ListedAccount>();
  const failed = new Map<string, SsoctlError>();
  const pending: KeptAccount[] = [];
  for (const { answer, ...account } of listing.accounts) {
    if (answer === undefined || !isYoung(answer.listedAtMs) || mustBeFresh(account.accountId)) pending.push(account);
    else listed.set(account.accountId, { ...account, ...answer, fresh: false });
  }
  const progress = () => onProgress(listed.size + failed.size, listing.accounts.length);
  progress();
  try {
    await askEach(pending, {
      signal,
      async ask(account, either) {
        const { answer: roles, token } = await person.rolesIn(account.accountId, { signal: either });
        const listedAtMs = deps.clock.now();
        listed.set(account.accountId, { ...account, roles, listedAtMs, fresh: true });
        progress();
        await keeping.keep({ ...account, answer: { roles, listedAtMs } }, token);
      },
      onFailure({ accountId }, error) {
        failed.set(accountId, error);
        keeping.drop(accountId);
        progress();
      },
    });
  } finally {
    await keeping.end();
  }
  return { ...inOrder(listing.accounts, listed, failed), complete: failed.size === 0, accountsFresh, startedAtMs };
}

function youngAt(nowMs: number, { refresh = false, maxAgeMs = MAX_AGE_MS }: ListRolesOptions) {
  // A time to come is a clock's that has been set back since: nobody knows how old that answer is.
  return (listedAtMs: number) => !refresh && listedAtMs <= nowMs && nowMs - listedAtMs < maxAgeMs;
}

/** The accounts, with the answers that are known of them, however old. */
async function accountsOf(
  deps: ListingDeps,
  person: Person,
  known: KeptListing | undefined,
  { signal, freshAccounts = false }: ListRolesOptions,
  isYoung: (listedAtMs: number) => boolean,
): Promise<{ listing: KeptListing; accountsFresh: boolean }> {
  if (known !== undefined && isYoung(known.listedAtMs) && !freshAccounts)
    return { listing: known, accountsFresh: false };
  const { answer: found, token } = await person.accounts({ signal });
  const told = personOf(token);
  // The token may have been replaced on the way, by another person's.
  const answers = new Map(told === known?.person ? known.accounts.map((one) => [one.accountId, one.answer]) : []);
  const accounts = found.map((account): KeptAccount => ({ ...account, answer: answers.get(account.accountId) }));
  return { listing: { person: told, listedAtMs: deps.clock.now(), accounts }, accountsFresh: true };
}

function inOrder(
  accounts: readonly KeptAccount[],
  listed: ReadonlyMap<string, ListedAccount>,
  failed: ReadonlyMap<string, SsoctlError>,
): Pick<RoleListing, 'accounts' | 'failed'> {
  return {
    accounts: accounts.flatMap(({ accountId }) => listed.get(accountId) ?? []),
    failed: accounts.flatMap(({ answer: _answer, ...account }) => {
      const error = failed.get(account.accountId);
      return error === undefined ? [] : [{ ...account, error }];
    }),
  };
}
