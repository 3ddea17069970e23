/** Who calls, as far as the transport knows: what a service cannot read from the request itself. */
export interface CallerEnv {
  /** The Region and partition that the host name says; absent when called on loopback. */
  region?: string;
  partition?: string;
  via: 'direct' | 'intercept';
  /** `http://127.0.0.1:PORT`: where links meant for a person lead. */
  baseUrl: string;
}

/** The AWS side of the emulator, as the server needs it. */
export interface MountedService {
  fetch(request: Request, env: CallerEnv): Response | Promise<Response>;
  /** `sso:ListAccounts` and so on; undefined for pages and for what no service knows. */
  operationOf(method: string, path: string, body?: string, headers?: Headers): string | undefined;
}
