import { STAGES } from './names.ts';
import { numbers } from './numbers.ts';
import type { SeedDocument } from './schema.ts';

type Item<K extends 'accounts' | 'users' | 'groups' | 'permissionSets' | 'assignments'> = NonNullable<
  SeedDocument[K]
>[number];

/** One in so many, by the organization's own numbers. */
type Chance = (oneIn: number) => boolean;

const UNITS = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
} as const satisfies Record<(typeof STAGES)[number], string>;

/**
 * A generated organization with what a real one has gathered over the years: units and tags, policies, an administrator
 * elsewhere, applications; and what audits find: older versions, permission sets without people, empty groups, people
 * who left, closed accounts. The first user, group, account and permission set stay as they are.
 */
export function withStructure(document: SeedDocument, seed: string): SeedDocument {
  const random = numbers(`${seed} structure`);
  const chance: Chance = (oneIn) => random(oneIn) === 0;
  const ids = document.accounts.map(({ id }) => id);
  const account = () => ids[random(ids.length)] ?? '';
  const groups = (document.groups ?? []).map((group, i) => (i > 1 && chance(15) ? { ...group, members: [] } : group));
  return {
    ...document,
    organization: { ...document.organization, ...organizationOf(ids) },
    accounts: document.accounts.map((one, i) => accountOf(one, i, chance)),
    users: document.users.map((user, i) => (i > 0 && chance(30) ? { ...user, status: 'DISABLED' } : user)),
    groups,
    permissionSets: (document.permissionSets ?? []).map((set, i) => permissionSetOf(set, i, chance, account)),
    assignments: (document.assignments ?? []).map((assignment, i) => assignmentOf(assignment, i, chance)),
    applications: ['Wiki', 'Tickets', 'Dashboards', 'Mail'].slice(0, Math.ceil(groups.length / 3)).map((name) => ({
      name,
      account: account(),
      groups: [groups[random(groups.length)]?.name ?? ''],
      ...(chance(3) ? { deletedUsers: ['former.colleague'] } : {}),
    })),
  };
}

function organizationOf(ids: readonly (string | number)[]) {
  const [, second] = ids;
  const delegated = second === undefined ? [] : [{ account: second, services: ['sso.amazonaws.com'] }];
  return {
    units: [
      { name: 'Security' },
      {
        name: 'Workloads',
        units: STAGES.map((stage) => ({ name: UNITS[stage], tags: { stage } })),
      },
    ],
    delegatedAdministrators: delegated,
  };
}

/** The name says team and stage; the management account hangs right under the root. */
function accountOf(account: Item<'accounts'>, index: number, chance: Chance): Item<'accounts'> {
  const [, team = '', stage = ''] = /^(.*)-(production|staging|development)$/.exec(account.name ?? '') ?? [];
  if (index === 0 || !isStage(stage)) return account;
  return {
    ...account,
    unit: chance(12) ? 'Security' : UNITS[stage],
    tags: { team, stage },
    ...(index > 4 && chance(30) ? { status: 'SUSPENDED' as const } : {}),
    ...(chance(6) ? { joinedMethod: 'INVITED' as const } : {}),
  };
}

function isStage(text: string): text is (typeof STAGES)[number] {
  return (STAGES as readonly string[]).includes(text);
}

/** Names of policies of AWS that permission sets are named after. */
const AWS_POLICIES = [
  'AdministratorAccess',
  'ReadOnlyAccess',
  'PowerUserAccess',
  'Billing',
  'SecurityAudit',
  'SupportUser',
];

function permissionSetOf(
  set: Item<'permissionSets'>,
  index: number,
  chance: Chance,
  account: () => string | number,
): Item<'permissionSets'> {
  const policy = AWS_POLICIES.includes(set.name) ? set.name : AWS_POLICIES[1 + (index % 5)];
  return {
    ...set,
    managedPolicies: [policy ?? 'ReadOnlyAccess'],
    tags: { owner: index % 3 === 0 ? 'platform' : 'security' },
    ...(chance(4) ? { customerManagedPolicies: [{ name: `${set.name}Extras`, path: '/teams/' }] } : {}),
    ...(chance(3) ? { inlinePolicy: inlinePolicyFor(set.name) } : {}),
    ...(chance(6) ? { permissionsBoundary: { customerManagedPolicy: { name: 'CompanyBoundary' } } } : {}),
    ...(chance(8) ? { relayState: 'https://console.aws.amazon.com/cloudwatch/home' } : {}),
    ...(chance(4) ? { notLatestIn: [account()] } : {}),
    ...(chance(5) ? { provisionedIn: [account()] } : {}),
  };
}

function inlinePolicyFor(name: string) {
  const Resource = `arn:aws:s3:::generated-${name.toLowerCase()}/*`;
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }] };
}

function assignmentOf(assignment: Item<'assignments'>, index: number, chance: Chance): Item<'assignments'> {
  if (index === 0) return assignment;
  return {
    ...assignment,
    ...(chance(12) ? { deletedUsers: [`former.colleague${index}`] } : {}),
    ...(chance(24) ? { deletedGroups: [`former-team-${index}`] } : {}),
  };
}
