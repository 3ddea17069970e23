import { OIDC_OPERATIONS } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { decideAuthorize, showAuthorize } from '../authorize/authorize.ts';
import { carry, regionOf, type ServiceApp, targetOf } from '../carry.ts';
import { decideDevice, showDevice } from '../device/device.ts';
import { decideHome, showHome } from '../home/home.ts';
import type { Reply } from '../reply.ts';
import type { PageRequest } from './visit.ts';

type Page = (state: State, page: PageRequest) => Reply;

/** What a person sees: sign-in, device approval, and the portal at every path its start URLs have. */
export function mountPages(app: ServiceApp, state: State): void {
  const on = (path: string, show: Page, decide: Page) => {
    app.get(path, async (c) => carry(state, show(state, await pageRequest(c, state))));
    app.post(path, async (c) => carry(state, decide(state, await pageRequest(c, state))));
  };
  on(OIDC_OPERATIONS.authorize.path, showAuthorize, decideAuthorize);
  on('/device', showDevice, decideDevice);
  for (const path of ['/', '/start', '/start/', '/directory/:id']) on(path, showHome, decideHome);
}

async function pageRequest(c: Parameters<typeof regionOf>[0], state: State): Promise<PageRequest> {
  const body = c.req.method === 'POST' ? await c.req.text() : '';
  return {
    target: targetOf(c),
    query: new URL(c.req.url).searchParams,
    form: new URLSearchParams(body),
    cookies: c.req.header('cookie'),
    region: regionOf(c, state),
    baseUrl: c.env.baseUrl,
  };
}
