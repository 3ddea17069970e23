import { STS_OPERATIONS } from '@ssoctl/core/wire';
import { actionOf } from '../../route-table.ts';
import type { State } from '../../state/state.ts';
import { carry, type ServiceApp, signedRequest, targetOf } from '../carry.ts';
import { answer, type Reply } from '../reply.ts';
import type { SignedRequest } from '../signed/signer.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { StsRefusal } from './refusal.ts';

type Operation = (state: State, request: SignedRequest) => Reply;

const OPERATIONS = new Map<string, Operation>([[STS_OPERATIONS.getCallerIdentity.name, getCallerIdentity]]);

/** The query protocol: everything goes to `/`, and `Action` says what. A root without one is the portal's. */
export function mountSts(app: ServiceApp, state: State): void {
  app.on(['GET', 'POST'], '/', async (c, next) => {
    const body = await c.req.text();
    const target = targetOf(c);
    const action = actionOf(c.req.method, target.split('?')[1] ?? '', body);
    if (action === undefined) return next();
    const operation = OPERATIONS.get(action);
    const ruled = () => {
      if (operation === undefined) {
        throw new StsRefusal('InvalidAction', `Could not find operation ${action} for version 2011-06-15`);
      }
      return operation(state, signedRequest(c, body));
    };
    return carry(state, answer(ruled));
  });
}
