import type { PermissionSet, PermissionSetPolicies } from '@ssoctl/core/internal/directory/types';
import { isoTime } from '../kit/relative-time.ts';
import type { OrgColumn, OrgList } from './org-list.ts';
import { tagText, tagTexts } from './tag-text.ts';

/** What could be learnt of what a set grants. */
export type KnownPolicies = { [K in keyof PermissionSetPolicies]?: PermissionSetPolicies[K] | undefined };

export interface PermissionSetItem extends PermissionSet {
  /** Parts that are undefined could not be asked; an inline policy and a boundary also where there is none. */
  policies?: KnownPolicies | undefined;
  provisionedIn?: readonly string[] | undefined;
  outOfDateIn?: readonly string[] | undefined;
  tags?: Readonly<Record<string, string>> | undefined;
}

/** What is shown of permission sets beside their names. */
export interface SetAspects {
  policies: boolean;
  drift: boolean;
  tags: boolean;
}

export function permissionSetList({ policies, drift, tags }: SetAspects): OrgList<PermissionSetItem> {
  const driftColumns: OrgColumn<PermissionSetItem>[] = [
    { title: 'ACCOUNTS', align: 'right', cell: ({ provisionedIn }) => counted(provisionedIn) },
    {
      title: 'OUT OF DATE',
      align: 'right',
      cell: ({ outOfDateIn }, { colours }) => ({
        text: counted(outOfDateIn),
        paint: outOfDateIn?.length === 0 ? colours.dim : colours.yellow,
      }),
    },
  ];
  const isPlain = !policies && !drift && !tags;
  return {
    list: 'permissionSets',
    command: 'org-permission-sets',
    empty: 'No permission set is as asked for.',
    columns: [
      { title: 'PERMISSION SET', cell: ({ name }, { colours }) => ({ text: name, paint: colours.bold }) },
      {
        title: 'SESSION',
        cell: ({ sessionDuration = '' }) => ({ text: hours(sessionDuration), plain: sessionDuration }),
      },
      ...(drift ? driftColumns : []),
      ...(policies ? [{ title: 'GRANTS', shrinks: true, cell: grants }] : []),
      ...(tags ? [{ title: 'TAGS', shrinks: true, cell: ({ tags: own }: PermissionSetItem) => tagText(own) }] : []),
      ...(isPlain
        ? [
            { title: 'DESCRIPTION', shrinks: true, cell: ({ description = '' }: PermissionSetItem) => description },
            { title: 'RELAY STATE', shrinks: true, cell: ({ relayState = '' }: PermissionSetItem) => relayState },
          ]
        : []),
    ],
    json: permissionSetJson,
    csv: [
      'name',
      'permissionSetArn',
      'description',
      'sessionDuration',
      'relayState',
      'createdDate',
      ...(policies
        ? ['attachedManagedPolicies', 'customerManagedPolicyReferences', 'inlinePolicy', 'permissionsBoundary']
        : []),
      ...(drift ? ['provisionedAccountIds', 'outOfDateAccountIds'] : []),
      ...(tags ? ['tags'] : []),
    ],
    flat: flatParts,
  };
}

function counted(ids: readonly string[] | undefined): string {
  return ids === undefined ? '?' : String(ids.length);
}

/** `PT8H` as `8 h`, `PT1H30M` as `1 h 30 min`. */
export function hours(duration: string): string {
  const [, whole, minutes] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration) ?? [];
  const parts = [whole === undefined ? '' : `${whole} h`, minutes === undefined ? '' : `${minutes} min`];
  return parts.filter((part) => part !== '').join(' ') || duration;
}

/** `ReadOnlyAccess, /security/Audit, inline policy; boundary DeveloperBoundary` */
function grants({ policies }: PermissionSetItem): string {
  const { managed, customerManaged, inline, boundary } = policies ?? {};
  const lists = [
    managed?.map(({ name }) => name) ?? ['?'],
    customerManaged?.map(({ path, name }) => path + name) ?? ['?'],
  ];
  const all = [...lists.flat(), ...(inline === undefined ? [] : ['inline policy'])];
  return `${all.join(', ')}${boundary === undefined ? '' : `; within ${boundaryName(boundary)}`}`;
}

export function boundaryName(boundary: NonNullable<PermissionSetPolicies['boundary']>): string {
  return 'managedPolicyArn' in boundary ? boundary.managedPolicyArn : boundary.path + boundary.name;
}

function permissionSetJson(set: PermissionSetItem) {
  const { arn, name, description, sessionDuration, relayState, createdAtMs, policies, tags } = set;
  return {
    name,
    permissionSetArn: arn,
    ...(description === undefined ? {} : { description }),
    ...(sessionDuration === undefined ? {} : { sessionDuration }),
    ...(relayState === undefined ? {} : { relayState }),
    ...(createdAtMs === undefined ? {} : { createdDate: isoTime(createdAtMs) }),
    ...(policies === undefined ? {} : policiesJson(policies)),
    ...(set.provisionedIn === undefined ? {} : { provisionedAccountIds: set.provisionedIn }),
    ...(set.outOfDateIn === undefined ? {} : { outOfDateAccountIds: set.outOfDateIn }),
    ...(tags === undefined ? {} : { tags }),
  };
}

function policiesJson({ managed, customerManaged, inline, boundary }: KnownPolicies) {
  return {
    ...(managed === undefined ? {} : { attachedManagedPolicies: managed }),
    ...(customerManaged === undefined ? {} : { customerManagedPolicyReferences: customerManaged }),
    ...(inline === undefined ? {} : { inlinePolicy: inline }),
    ...(boundary === undefined ? {} : { permissionsBoundary: boundaryJson(boundary) }),
  };
}

function boundaryJson(boundary: NonNullable<PermissionSetPolicies['boundary']>) {
  return 'managedPolicyArn' in boundary ? boundary : { customerManagedPolicyReference: boundary };
}

function flatParts({ policies, tags }: PermissionSetItem) {
  const { managed, customerManaged, boundary } = policies ?? {};
  return {
    attachedManagedPolicies: managed?.map(({ arn }) => arn),
    customerManagedPolicyReferences: customerManaged?.map(({ path, name }) => path + name),
    permissionsBoundary: boundary && boundaryName(boundary),
    tags: tags && tagTexts(tags),
  };
}
