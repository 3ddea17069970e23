import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Files, Transport } from '../ports/index.ts';
import { proxyFor } from './proxy.ts';

export interface TransportOptions {
  env: Readonly<Record<string, string | undefined>>;
  files: Files;
  /** For callers that give no settings of their own to `handler`. */
  settings?: { readonly caBundle?: string | undefined } | undefined;
  /** For tests. */
  limits?: { connectMs: number; answerMs: number } | undefined;
}

const LIMITS = { connectMs: 5_000, answerMs: 15_000 };

/** Real connections: directly or through the environment's proxy, trusting the CA bundle that is configured. */
export function systemTransport(options: TransportOptions): Transport {
  const { env, files, limits = LIMITS } = options;
  const handlers = new Map<string, Promise<NodeHttpHandler>>();

  async function make(caBundle: string | undefined): Promise<NodeHttpHandler> {
    const [{ RoutedHandler }, { chooseCaBundle, readCaBundle }] = await Promise.all([
      import('./request-handler.ts'),
      import('./ca-bundle.ts'),
    ]);
    const bundle = chooseCaBundle(env, caBundle);
    const ca = bundle === undefined ? undefined : await readCaBundle(files, bundle);
    return new RoutedHandler({ ca, limits, proxyFor: (url) => proxyFor(url, env) });
  }

  return {
    handler(settings = options.settings) {
      const key = settings?.caBundle ?? '';
      const known = handlers.get(key);
      if (known !== undefined) return known;
      const made = make(settings?.caBundle);
      handlers.set(key, made);
      return made;
    },
  };
}
