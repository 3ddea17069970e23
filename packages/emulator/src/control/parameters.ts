/** What may be shown of a request, by its name on the wire. A name that is not here stays hidden: new secrets hide themselves. */
const SHOWN: Readonly<Record<string, string>> = {
  account_id: 'accountId',
  role_name: 'roleName',
  max_result: 'maxResults',
  clientName: 'clientName',
  clientType: 'clientType',
  grantType: 'grantType',
  grant_type: 'grantType',
  grantTypes: 'grantTypes',
  scopes: 'scopes',
  scope: 'scope',
  startUrl: 'startUrl',
  issuerUrl: 'issuerUrl',
  redirectUri: 'redirectUri',
  redirectUris: 'redirectUris',
  redirect_uri: 'redirectUri',
  response_type: 'responseType',
  code_challenge_method: 'codeChallengeMethod',
  Action: 'action',
  InstanceArn: 'instanceArn',
  AccountId: 'accountId',
  PermissionSetArn: 'permissionSetArn',
  PrincipalId: 'principalId',
  PrincipalType: 'principalType',
  IdentityStoreId: 'identityStoreId',
  UserId: 'userId',
  GroupId: 'groupId',
  MaxResults: 'maxResults',
  TargetId: 'targetId',
  TargetType: 'targetType',
  ApplicationArn: 'applicationArn',
  ProvisioningStatus: 'provisioningStatus',
  RegionName: 'regionName',
  ResourceArn: 'resourceArn',
  ResourceId: 'resourceId',
  ParentId: 'parentId',
  ChildId: 'childId',
  ChildType: 'childType',
  OrganizationalUnitId: 'organizationalUnitId',
  ServicePrincipal: 'servicePrincipal',
  Status: 'status',
};
/** Members of a body that only wrap others. */
const WRAPPERS = new Set(['Filter', 'MemberId']);
const MAX_LENGTH = 256;

type Shown = string | number | readonly string[];

/** The parameters of a request that are no secrets, under our names. */
export function shownParameters(url: URL, contentType: string, body: string): Record<string, Shown> {
  const shown: Record<string, Shown> = {};
  const all = [...url.searchParams, ...bodyParameters(contentType, body)];
  for (const [name, raw] of all) {
    const ours = Object.hasOwn(SHOWN, name) ? SHOWN[name] : undefined;
    const value = ours === undefined ? undefined : printable(raw);
    if (ours !== undefined && value !== undefined) shown[ours] = value;
  }
  return shown;
}

function bodyParameters(contentType: string, body: string): Iterable<[string, unknown]> {
  if (body === '') return [];
  if (contentType.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(body);
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.entries(parsed).flatMap(([name, value]) =>
      WRAPPERS.has(name) && typeof value === 'object' && value !== null ? Object.entries(value) : [[name, value]],
    );
  } catch {
    return [];
  }
}

function printable(raw: unknown): Shown | undefined {
  if (typeof raw === 'number') return raw;
  if (typeof raw === 'string') return raw.slice(0, MAX_LENGTH);
  if (Array.isArray(raw) && raw.every((item) => typeof item === 'string'))
    return raw.slice(0, 50).map((item) => item.slice(0, MAX_LENGTH));
  return undefined;
}
