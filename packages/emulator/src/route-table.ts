import {
  ADMIN_OPERATION_NAMES,
  type AdminServiceId,
  adminOperation,
  OIDC_OPERATIONS,
  PORTAL_OPERATIONS,
  STS_OPERATIONS,
  TARGET_HEADER,
} from '@ssoctl/core/wire';

const BY_PATH = new Map<string, string>(
  [...Object.values(OIDC_OPERATIONS), ...Object.values(PORTAL_OPERATIONS)].map((o) => [`${o.method} ${o.path}`, o.id]),
);

/** What STS can be asked here, by the query protocol's `Action`. */
const STS_ACTIONS = new Map<string, string>(Object.values(STS_OPERATIONS).map((o) => [o.name, o.id]));

/** The administrator's operations, by what `X-Amz-Target` says. */
const BY_TARGET = new Map(
  (Object.keys(ADMIN_OPERATION_NAMES) as AdminServiceId[]).flatMap((service) =>
    ADMIN_OPERATION_NAMES[service].map((name) => {
      const { target, id } = adminOperation(service, name as never);
      return [target, id] as const;
    }),
  ),
);

/**
 * The operation that a request is, by the name that faults and the call log use; undefined for pages and for
 * requests that no service knows. `path` may carry a query; `body` is needed to tell STS calls, `headers`
 * to tell those of the administrator's services.
 */
export function operationOf(method: string, path: string, body = '', headers?: Headers): string | undefined {
  const [bare = '', query = ''] = path.split('?', 2);
  const target = bare === '/' && method === 'POST' ? headers?.get(TARGET_HEADER) : undefined;
  if (target !== undefined && target !== null) return BY_TARGET.get(target);
  const known = BY_PATH.get(`${method} ${bare}`);
  if (known !== undefined) return known;
  if (bare === OIDC_OPERATIONS.authorize.path && method === 'POST') return OIDC_OPERATIONS.authorize.id;
  const action = bare === '/' ? actionOf(method, query, body) : undefined;
  return action === undefined ? undefined : STS_ACTIONS.get(action);
}

/** The query protocol's `Action`, wherever it stands. */
export function actionOf(method: string, query: string, body: string): string | undefined {
  const inQuery = new URLSearchParams(query).get('Action') ?? undefined;
  return inQuery ?? (method === 'POST' ? (new URLSearchParams(body).get('Action') ?? undefined) : undefined);
}
