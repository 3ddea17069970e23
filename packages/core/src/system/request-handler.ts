import type { AgentOptions } from 'node:https';
import type { Readable } from 'node:stream';
import { createSecureContext } from 'node:tls';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SsoctlError } from '../errors/index.ts';
import { readSecureUrl } from '../wire/secure-url.ts';
import { DirectHttpAgent, DirectHttpsAgent } from './direct-agents.ts';
import { TunnelAgent } from './tunnel-agent.ts';

export interface HandlerOptions {
  /** Certificates in PEM form to trust in place of Node's own; undefined = Node's own and NODE_EXTRA_CA_CERTS. */
  ca: readonly string[] | undefined;
  proxyFor(url: URL): URL | undefined;
  limits: { connectMs: number; answerMs: number };
}

type HttpRequest = Parameters<NodeHttpHandler['handle']>[0];
type HandleOptions = NonNullable<Parameters<NodeHttpHandler['handle']>[1]>;
type Handled = Awaited<ReturnType<NodeHttpHandler['handle']>>;

/** Node gives each address of a host 250 ms by default: too short for a far Region over a slow line. */
const ADDRESS_ATTEMPT_MS = 2_000;

/**
 * The SDK's handler with a route chosen for every request: direct or through a proxy. Bounds connecting and the whole
 * answer, its body included, and calls nothing but https, or http on loopback.
 */
export class RoutedHandler extends NodeHttpHandler {
  readonly #options: HandlerOptions;
  readonly #routes = new Map<string, NodeHttpHandler>();
  readonly #agentOptions: AgentOptions;

  constructor(options: HandlerOptions) {
    super();
    this.#options = options;
    const trust = options.ca === undefined ? {} : { secureContext: createSecureContext({ ca: [...options.ca] }) };
    this.#agentOptions = {
      ...trust,
      rejectUnauthorized: true,
      autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
    } as AgentOptions;
  }

  override async handle(request: HttpRequest, options: HandleOptions = {}): Promise<Handled> {
    const url = urlOf(request);
    // A connection is kept for reads alone: one that turns out dead under a CreateToken leaves in doubt whether it was sent.
    const route = this.#route(this.#options.proxyFor(url), request.method === 'GET');
    return bounded(route, request, options, this.#options.limits.answerMs);
  }

  override destroy(): void {
    for (const route of this.#routes.values()) route.destroy();
    super.destroy();
  }

  #route(proxy: URL | undefined, keepAlive: boolean): NodeHttpHandler {
    const key = `${keepAlive} ${proxy?.href ?? ''}`;
    const known = this.#routes.get(key);
    if (known !== undefined) return known;
    const { limits } = this.#options;
    const agentOptions = { ...this.#agentOptions, keepAlive };
    const httpsAgent =
      proxy === undefined
        ? new DirectHttpsAgent(agentOptions, limits.connectMs)
        : new TunnelAgent(proxy, agentOptions, limits);
    const httpAgent = new DirectHttpAgent({ keepAlive }, limits.connectMs);
    const route = new NodeHttpHandler({ httpsAgent, httpAgent, logger: SILENT });
    this.#routes.set(key, route);
    return route;
  }
}

const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

function urlOf(request: HttpRequest): URL {
  const port = request.port === undefined ? '' : `:${request.port}`;
  const text = `${request.protocol}//${request.hostname}${port}/`;
  const url = readSecureUrl(text);
  if (url !== undefined) return url;
  throw new SsoctlError('ENDPOINT_INVALID', `${text} is neither https nor http on loopback, and is not called`, {
    hint: 'correct AWS_ENDPOINT_URL, its forms for one service, or endpoint_url',
  });
}

async function bounded(
  route: NodeHttpHandler,
  request: HttpRequest,
  options: HandleOptions,
  limitMs: number,
): Promise<Handled> {
  const limit = new AbortController();
  const late = Object.assign(new Error(`no complete answer within ${limitMs} ms`), {
    name: 'TimeoutError',
    code: 'ERR_ANSWER_TIMEOUT',
  });
  let body: Readable | undefined;
  const timer = setTimeout(() => {
    body?.destroy(late);
    limit.abort(late);
  }, limitMs);
  const given = options.abortSignal as AbortSignal | undefined;
  const abortSignal = given === undefined ? limit.signal : AbortSignal.any([given, limit.signal]);
  try {
    const handled = await route.handle(request, { ...options, abortSignal });
    body = handled.response.body as Readable;
    body.once('close', () => clearTimeout(timer));
    return handled;
  } catch (error) {
    clearTimeout(timer);
    throw limit.signal.aborted && !given?.aborted ? late : error;
  }
}
