import { cancelled } from '../call/cancelled.ts';
import { sleep } from '../call/retry.ts';
import type { CallOptions } from '../call/types.ts';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import type { Browser, Clock, OnEvent } from '../ports/index.ts';
import { SLOW_DOWN_SECONDS } from '../wire/operations.ts';
import type { ClientIdentity, DeviceAuthorization, IssuedToken, OidcClient, TokenAnswer } from './types.ts';

export interface DeviceFlowDeps {
  oidc: OidcClient;
  clock: Clock;
  browser: Browser;
  onEvent: OnEvent;
}

export interface DeviceFlowRequest extends CallOptions {
  client: ClientIdentity;
  startUrl: string;
  openBrowser: boolean;
}

/**
 * Signs in by a code that a person approves on any device (RFC 8628). Tells URL and code by a `device-code` event; bounded
 * by the life of the code. A poll that the network or the service fails is a warning, and the next poll follows.
 * @throws SIGN_IN_EXPIRED, SIGN_IN_DENIED, SERVICE_REJECTED, CANCELLED
 */
export async function deviceFlow(deps: DeviceFlowDeps, request: DeviceFlowRequest): Promise<IssuedToken> {
  const { oidc, clock } = deps;
  const { client, signal } = request;
  const device = await oidc.startDeviceAuthorization(client, request.startUrl, { signal });
  const endMs = clock.now() + device.expiresInSeconds * 1000;
  const poll = poller(deps, client, device.deviceCode, signal);

  // The client may have been approved before: then nobody needs to see a code.
  const first = await poll();
  if (first.kind === 'token') return first.token;
  await show(deps, device, request.openBrowser);

  let waitSeconds = device.intervalSeconds;
  for (let answer: TokenAnswer = first; ; ) {
    // RFC 8628 §3.5: the increase is for good.
    if (answer.kind === 'slow-down') waitSeconds += SLOW_DOWN_SECONDS;
    await sleep(clock, Math.min(waitSeconds * 1000, Math.max(0, endMs - clock.now())), signal, 'the sign-in');
    if (clock.now() >= endMs) throw expired(device);
    answer = await poll();
    if (answer.kind === 'token') return answer.token;
  }
}

async function show(deps: DeviceFlowDeps, device: DeviceAuthorization, openBrowser: boolean): Promise<void> {
  const opened = openBrowser && (await deps.browser.open(device.verificationUriComplete));
  deps.onEvent({
    kind: 'device-code',
    userCode: device.userCode,
    url: device.verificationUri,
    completeUrl: device.verificationUriComplete,
    expiresInSeconds: device.expiresInSeconds,
    opened,
  });
}

/** Asks once a call. Trouble that may pass counts as pending, and is told when it begins. */
function poller(
  deps: DeviceFlowDeps,
  client: ClientIdentity,
  deviceCode: string,
  signal: AbortSignal | undefined,
): () => Promise<TokenAnswer> {
  let inTrouble = false;
  return async () => {
    try {
      const answer = await deps.oidc.createToken(client, { type: 'device_code', deviceCode }, { signal });
      inTrouble = false;
      return answer;
    } catch (error) {
      if (signal?.aborted) throw cancelled(signal, 'the sign-in');
      if (!mayPass(error)) throw error;
      if (!inTrouble) {
        deps.onEvent({
          kind: 'warning',
          code: error.code,
          message: `${error.message}; still waiting`,
          hint: error.hint,
        });
      }
      inTrouble = true;
      return { kind: 'pending' };
    }
  };
}

function mayPass(error: unknown): error is SsoctlError {
  return isSsoctlError(error, 'NETWORK_UNREACHABLE', 'TIMED_OUT', 'SERVICE_UNAVAILABLE', 'THROTTLED', 'PROXY_FAILED');
}

function expired(device: DeviceAuthorization): SsoctlError {
  const minutes = Math.round(device.expiresInSeconds / 60);
  return new SsoctlError('SIGN_IN_EXPIRED', `nobody approved the code ${device.userCode} within ${minutes} min`, {
    hint: 'run: ssoctl login',
  });
}
