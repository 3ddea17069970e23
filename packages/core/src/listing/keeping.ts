import { type KeptAccount, type KeptListing, personOf } from '../cache/index.ts';
import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { ListingDeps } from './types.ts';

/** A run that is killed loses the answers of this time. */
const WRITE_EVERY_MS = 2_000;

/** Keeps answers as they come, so that a run which does not get to its end need not be made again as a whole. */
export interface Keeping {
  /** An account with the answer that was given for a token. */
  keep(account: KeptAccount, token: Token): Promise<void>;
  /** An account that gave no answer: the next run asks it again, whatever was known. */
  drop(accountId: string): void;
  /** Writes what is not written yet. Never fails. */
  end(): Promise<void>;
}

/**
 * Begins with what is known already, `changed` if that is more than the file says. A file that cannot be written is told once and not
 * tried again: nothing depends on it.
 */
export function startKeeping(
  deps: Pick<ListingDeps, 'clock' | 'onEvent' | 'listings'>,
  signIn: SignIn,
  known: KeptListing,
  changed: boolean,
): Keeping {
  const accounts = new Map(known.accounts.map((account) => [account.accountId, account]));
  let unwritten = changed;
  let writtenMs = deps.clock.now();
  let closed = false;

  async function write(): Promise<void> {
    if (closed || !unwritten) return;
    unwritten = false;
    writtenMs = deps.clock.now();
    try {
      await deps.listings.write(signIn, { ...known, accounts: [...accounts.values()] });
    } catch (cause) {
      if (!isSsoctlError(cause)) throw cause;
      closed = true;
      const message = `what was listed is not kept for the next run: ${cause.message}`;
      deps.onEvent({ kind: 'warning', code: cause.code, message, hint: cause.hint, path: deps.listings.file(signIn) });
    }
  }

  return {
    async keep(account, token) {
      if (personOf(token) !== known.person) {
        // Somebody else may have signed in meanwhile: what is told to one is never kept as told to another.
        await write();
        closed = true;
      }
      accounts.set(account.accountId, account);
      unwritten = true;
      if (deps.clock.now() - writtenMs >= WRITE_EVERY_MS) await write();
    },
    drop(accountId) {
      const { answer, ...account } = accounts.get(accountId) ?? { accountId };
      if (answer === undefined) return;
      accounts.set(accountId, account);
      unwritten = true;
    },
    end: write,
  };
}
