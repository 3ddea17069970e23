import { clientOptions } from '../call/client-options.ts';
import { serviceEndpoint } from '../call/endpoint.ts';
import type { Pace, Paces } from '../call/pace.ts';
import { pages } from '../call/pages.ts';
import { type OperationRules, serviceCaller } from '../call/service-call.ts';
import { incompleteAnswer } from '../call/translate.ts';
import type { CallDeps, CallOptions } from '../call/types.ts';
import type { SsoctlError } from '../errors/index.ts';
import type { SigningCredentials } from '../identity/types.ts';
import { ADMIN_SERVICES, type AdminServiceId } from '../wire/admin-operations.ts';
import { readsAdmin } from './rejections.ts';
import type { Pages } from './types.ts';

/** What the clients of the administrator's services are made of. */
export interface AdminDeps extends Omit<CallDeps, 'region' | 'pace' | 'loginHint'> {
  /** Shared by all clients of a run: the services count calls by account, not by client. */
  paces: Paces;
  /** What to do about credentials that have expired. */
  expiredHint?: string | undefined;
}

/** Whose rights the calls have. Asked before each call, so that a long run outlives the credentials that it began with. */
export type CredentialSource = () => Promise<SigningCredentials>;

interface Output {
  $metadata: { httpStatusCode?: number | undefined; requestId?: string | undefined };
}

interface PageInput {
  NextToken: string | undefined;
  MaxResults: number;
}

type Http = { abortSignal?: AbortSignal };

type ClientSettings = Awaited<ReturnType<typeof clientOptions>> & {
  credentials: () => Promise<SdkKeys & { expiration: Date }>;
};

/** As the SDK wants them: a token is there, or it is not. */
interface SdkKeys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** One administrator's service, called through the kit of its SDK. */
export interface AdminCaller<K> {
  send<O extends Output>(
    operation: string,
    options: CallOptions | undefined,
    run: (kit: K, http: Http) => Promise<O>,
  ): Promise<O>;
  /** Page after page, one call each. */
  list<O extends Output & { NextToken?: string | undefined }, T>(
    operation: string,
    options: CallOptions | undefined,
    run: (kit: K, page: PageInput, http: Http) => Promise<O>,
    items: (answer: O) => readonly T[] | undefined,
  ): Pages<T>;
  /** For an answer that lacks what it must have. */
  lacking(operation: string, what: string): SsoctlError;
}

/** Organizations counts list calls apart and lets fewer through than the other two; how many is told nowhere. */
const ORGANIZATIONS_CEILING = 8;

/**
 * The calls of one service in one Region. They are paced by what shares a limit: all of sso-admin in a Region, each operation of
 * identitystore, Organizations as a whole.
 * @param make the SDK's module and its client; called once, when a call is really made
 */
export function adminCaller<K>(
  deps: AdminDeps,
  at: { service: AdminServiceId; region: string },
  credentials: CredentialSource,
  make: (settings: ClientSettings) => Promise<K>,
): AdminCaller<K> {
  const { service, region } = at;
  const callDeps: CallDeps = { ...deps, region };
  // The SDK keeps credentials for as long as it thinks that they last: these ask to be looked at each time.
  const provider = async () => ({ ...keysOf(await credentials()), expiration: new Date(0) });
  const caller = serviceCaller(callDeps, service, async (endpoint) =>
    make({ ...(await clientOptions(callDeps, endpoint)), credentials: provider }),
  );
  const reads = readsAdmin(service, deps.expiredHint);
  const paceOf = (operation: string) => paceFor(deps, at, operation);

  async function send<O extends Output>(
    operation: string,
    options: CallOptions | undefined,
    run: (kit: K, http: Http) => Promise<O>,
  ): Promise<O> {
    const { secretAccessKey, sessionToken } = await credentials();
    const secrets = sessionToken ? [secretAccessKey, sessionToken] : [secretAccessKey];
    // Whatever is asked for twice here is there once: also an assignment, which is made or not.
    const rules: OperationRules = { repeat: 'reads', reads, secrets, pace: paceOf(operation) };
    return caller.send(operation, rules, options, run);
  }
  const lacking = (operation: string, what: string) => incompleteAnswer(caller.named(operation), what);

  return {
    send,
    lacking,
    list: (operation, options, run, items) =>
      pages(`${service} ${operation}`, async (NextToken) => {
        const page = { NextToken, MaxResults: ADMIN_SERVICES[service].maxPageSize };
        const answer = await send(operation, options, (kit, http) => run(kit, page, http));
        const found = items(answer);
        // The id tells the service, which may leave out a list that is empty, from whatever else answers 200.
        if (found === undefined && answer.$metadata.requestId === undefined) throw lacking(operation, 'its list');
        return { items: found ?? [], nextToken: answer.NextToken || undefined };
      }),
  };
}

function keysOf({ accessKeyId, secretAccessKey, sessionToken }: SigningCredentials): SdkKeys {
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

function paceFor(
  { paces, settings }: AdminDeps,
  { service, region }: { service: AdminServiceId; region: string },
  operation: string,
): Pace {
  const { host } = serviceEndpoint(service, region, settings);
  // Each Region has a host of its own; under an endpoint of one's own they are one.
  const key = `${service} ${host}`;
  if (service === 'identitystore') return paces(`${key} ${operation}`);
  return service === 'organizations' ? paces(key, ORGANIZATIONS_CEILING) : paces(key);
}
