import type { NodeHttpHandler } from '@smithy/node-http-handler';

/** How requests leave: proxies, CA bundles and time limits applied (connect 5 s, answer 15 s). */
export interface Transport {
  /** One handler for all SDK clients of a process, made on first use. @throws CA_BUNDLE_INVALID, PROXY_INVALID */
  handler(): Promise<NodeHttpHandler>;
}
