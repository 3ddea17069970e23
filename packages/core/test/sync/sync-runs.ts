import { emptyDocument } from '../../src/config/load.ts';
import { parseIni } from '../../src/ini/parse.ts';
import { planSync, type SyncPlan, type SyncRequest } from '../../src/sync/plan-sync.ts';
import type { ListedAccount, Listing } from '../../src/sync/types.ts';

export const CORP = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
`;

export const LAB = `[sso-session lab]
sso_start_url = https://lab.awsapps.com/start
sso_region = eu-west-1
`;

/** Account name → names of its roles. Ids count up from 111111111111. */
export type Company = Readonly<Record<string, readonly string[]>>;

/** An account id that is easy to tell. */
export function idOf(number: number): string {
  return String(111111111111 + number);
}

/** What the portal lists, all of it in this run. */
export function listing(company: Company): Listing {
  const accounts = Object.keys(company).map((accountName, at) => ({ accountId: idOf(at), accountName }));
  return listingOf(accounts, (_account, at) => Object.values(company)[at] ?? []);
}

export function listingOf(
  accounts: readonly ListedAccount[],
  roles: (account: ListedAccount, at: number) => readonly string[],
): Listing {
  return {
    accounts,
    complete: true,
    roles: new Map(accounts.map((account, at) => [account.accountId, roles(account, at)])),
    fresh: new Set(accounts.map(({ accountId }) => accountId)),
  };
}

type Run = Partial<Omit<SyncRequest, 'listings' | 'credentials'>> & {
  corp?: Company | Listing;
  lab?: Company | Listing;
  /** The text of the credentials file. */
  credentials?: string;
};

/** Plans a sync of what a config file says. */
export function syncPlan(text: string, { corp, lab, credentials, ...request }: Run): SyncPlan {
  const listings = Object.entries({ corp, lab }).flatMap(([name, what]) =>
    what === undefined
      ? []
      : [[name, 'fresh' in what && what.fresh instanceof Set ? (what as Listing) : listing(what as Company)] as const],
  );
  return planSync(
    {
      file: 'config',
      ...request,
      credentials: credentials === undefined ? emptyDocument('credentials') : parseIni(credentials, 'credentials'),
      listings: new Map(listings),
    },
    Buffer.from(text),
  );
}

/** The file as a sync leaves it, and what the sync says of that. */
export function synced(text: string, run: Run) {
  const plan = syncPlan(text, run);
  return { text: Buffer.from(plan.edit.after).toString(), outcome: plan.outcome(), plan };
}

/** What a hand does to a file, in one place. */
export function edit(text: string, from: string, to: string): string {
  const [before, after, more] = text.split(from);
  if (before === undefined || after === undefined || more !== undefined)
    throw new Error(`${JSON.stringify(from)} does not stand in the text exactly once`);
  return before + to + after;
}
