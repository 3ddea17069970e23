import { type CalledService, serviceEndpoint } from './endpoint.ts';
import type { Pace } from './pace.ts';
import { type Repeat, retrying } from './retry.ts';
import type { Call } from './translate.ts';
import type { CallDeps, CallOptions } from './types.ts';

/** What makes one operation's call: how it may be repeated and how its rejections read. */
export interface OperationRules {
  repeat: Repeat;
  reads?: Call['reads'];
  /** What the request carries and nothing may quote. */
  secrets?: Call['secrets'];
  /** Whose turns the attempts take, where an operation has a limit of its own. Default: that of the deps. */
  pace?: Pace | undefined;
}

/** An SDK client that is made once, when a call is really made, and the calls through it. */
export interface ServiceCaller<C> {
  endpoint(): URL;
  /** The call by name, for errors about its answer. */
  named(operation: string): Call;
  send<O extends { $metadata: { httpStatusCode?: number | undefined; requestId?: string | undefined } }>(
    operation: string,
    rules: OperationRules,
    options: CallOptions | undefined,
    run: (client: C, http: { abortSignal?: AbortSignal }) => Promise<O>,
  ): Promise<O>;
}

export function serviceCaller<C>(
  deps: CallDeps,
  service: CalledService,
  make: (endpoint: URL) => Promise<C>,
): ServiceCaller<C> {
  let client: Promise<C> | undefined;
  const endpoint = () => serviceEndpoint(service, deps.region, deps.settings);
  const named = (operation: string): Call => ({
    service,
    operation,
    region: deps.region,
    host: endpoint().host,
    loginHint: deps.loginHint ?? 'run: ssoctl login',
  });
  return {
    endpoint,
    named,
    send: (operation, rules, options, run) =>
      retrying(
        rules.pace === undefined ? deps : { ...deps, pace: rules.pace },
        { ...named(operation), reads: rules.reads, secrets: rules.secrets },
        { signal: options?.signal, repeat: rules.repeat, retries: deps.retries },
        async (signal) => {
          client ??= make(endpoint());
          return run(await client, signal === undefined ? {} : { abortSignal: signal });
        },
      ),
  };
}
