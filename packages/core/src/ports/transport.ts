import type { NodeHttpHandler } from '@smithy/node-http-handler';

/** How requests leave: proxies, CA bundles and time limits applied (connect 5 s, answer 15 s). */
export interface Transport {
  /**
   * The handler for SDK clients: one a CA bundle and process, made on first use. `caBundle` is what the configuration of
   * the active profile says; the environment's AWS_CA_BUNDLE goes over it. @throws CA_BUNDLE_INVALID, PROXY_INVALID
   */
  handler(settings?: { readonly caBundle?: string | undefined }): Promise<NodeHttpHandler>;
}
