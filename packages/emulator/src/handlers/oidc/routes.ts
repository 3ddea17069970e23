import { OIDC_OPERATIONS } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { carry, regionOf, type ServiceApp, type ServiceContext } from '../carry.ts';
import { answer, type Reply } from '../reply.ts';
import { createToken } from './create-token.ts';
import { type Input, readInput } from './input.ts';
import { registerClient } from './register-client.ts';
import { startDeviceAuthorization } from './start-device-authorization.ts';

export function mountOidc(app: ServiceApp, state: State): void {
  const on = (operation: { path: string }, rule: (input: Input, region: string, c: ServiceContext) => Reply) =>
    app.post(operation.path, async (c) => {
      const body = await c.req.text();
      const ruled = () => rule(readInput(body, c.req.header('content-type')), regionOf(c, state), c);
      return carry(state, answer(ruled));
    });
  on(OIDC_OPERATIONS.registerClient, (input, region) => registerClient(state, input, region));
  on(OIDC_OPERATIONS.startDeviceAuthorization, (input, region, c) =>
    startDeviceAuthorization(state, input, { region, verificationUri: `${c.env.baseUrl}/device` }),
  );
  on(OIDC_OPERATIONS.createToken, (input, region) => createToken(state, input, region));
}
