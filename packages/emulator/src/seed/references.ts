import { DEFAULT_KEY } from './complete.ts';
import { completeGroups, completeUsers } from './complete-people.ts';
import type { SeedIssue } from './error.ts';
import { accountLookup, type Found, principalLookup } from './lookups.ts';
import { checkOrganization, noAccount } from './organization-references.ts';
import type { CheckedDocument } from './schema.ts';

type Checked<K extends keyof CheckedDocument> = NonNullable<CheckedDocument[K]>;
type Lookup = (idOrName: string) => Found;

/** What does not fit together: duplicates, and names that nothing carries. */
export function checkReferences(document: CheckedDocument): SeedIssue[] {
  const { accounts, permissionSets = [], applications = [], accountInstances = [], accessKeys = [] } = document;
  return [
    ...duplicates('accounts', 'id', accounts),
    ...checkPeople('', document.users, document.groups ?? []),
    ...duplicates('permissionSets', 'name', permissionSets),
    ...duplicates('permissionSets', 'arn', permissionSets),
    ...duplicates('applications', 'name', applications),
    ...duplicates('accessKeys', 'accessKeyId', accessKeys),
    ...checkOrganization(document),
    ...accountInstances.flatMap(({ users = [], groups = [] }, i) =>
      checkPeople(`accountInstances[${i}].`, users, groups),
    ),
    ...checkAccounts(document),
    ...checkAssigned(document),
  ];
}

function checkPeople(at: string, users: Checked<'users'>, groups: Checked<'groups'>): SeedIssue[] {
  const known = new Set(users.map(({ name }) => name));
  return [
    ...duplicates(`${at}users`, 'name', users),
    ...duplicates(`${at}users`, 'id', users),
    // Names of groups may repeat, as they do where directories are joined; then an id must tell them apart.
    ...duplicates(`${at}groups`, 'name', groups, (group) => group.id !== undefined),
    ...duplicates(`${at}groups`, 'id', groups),
    ...groups.flatMap((group, g) =>
      (group.members ?? []).flatMap((name, m) =>
        known.has(name)
          ? []
          : [{ path: `${at}groups[${g}].members[${m}]`, message: unknown('user', name, [...known]) }],
      ),
    ),
  ];
}

/** Items whose value an earlier one has. What `distinct` says of an item lets it repeat. */
function duplicates<K extends string, T extends { [key in K]?: string }>(
  list: string,
  key: K,
  items: readonly T[],
  distinct: (item: T) => boolean = () => false,
): SeedIssue[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const value = item[key];
    if (value === undefined) return [];
    const before = first.get(value);
    if (before === undefined) first.set(value, index);
    if (before === undefined || distinct(item)) return [];
    return [{ path: `${list}[${index}].${key}`, message: `${value} is already ${list}[${before}]` }];
  });
}

/** Lists of accounts anywhere but in the organization itself. */
function checkAccounts({ accounts, assignments = [], permissionSets = [], ...rest }: CheckedDocument): SeedIssue[] {
  const accountOf = accountLookup(accounts);
  const check = (path: string, account: string | number) =>
    accountOf(account) === undefined ? [{ path, message: noAccount(account) }] : [];
  const checkAll = (path: string, listed: readonly (string | number)[] = []) =>
    listed.flatMap((account, i) => check(`${path}[${i}]`, account));
  return [
    ...assignments.flatMap(({ accounts: listed }, i) =>
      listed === 'all' ? [] : checkAll(`assignments[${i}].accounts`, listed),
    ),
    ...permissionSets.flatMap((set, i) => [
      ...checkAll(`permissionSets[${i}].notLatestIn`, set.notLatestIn),
      ...checkAll(`permissionSets[${i}].provisionedIn`, set.provisionedIn),
    ]),
    ...(rest.applications ?? []).flatMap(({ account }, i) =>
      account === undefined ? [] : check(`applications[${i}].account`, account),
    ),
    ...(rest.accountInstances ?? []).flatMap(({ account }, i) =>
      /^\d{12}$/.test(String(account)) ? [] : check(`accountInstances[${i}].account`, account),
    ),
  ];
}

/** Who is assigned, and to what. */
function checkAssigned(document: CheckedDocument): SeedIssue[] {
  const key = document.key ?? DEFAULT_KEY;
  const sets = (document.permissionSets ?? []).map(({ name }) => name);
  const users = completeUsers(key, document.users);
  const groups = completeGroups(key, document.groups ?? []);
  const [userOf, groupOf] = [principalLookup(users), principalLookup(groups)];
  const principals = (at: string, to: Checked<'applications'>[number] | Checked<'assignments'>[number]) => [
    ...refer(`${at}.groups`, 'group', to.groups, groupOf, groups),
    ...refer(`${at}.users`, 'user', to.users, userOf, users),
    ...alive(`${at}.deletedGroups`, 'group', to.deletedGroups, groupOf),
    ...alive(`${at}.deletedUsers`, 'user', to.deletedUsers, userOf),
  ];
  return [
    ...(document.assignments ?? []).flatMap((assignment, i) => {
      const at = `assignments[${i}]`;
      const {
        permissionSet,
        groups: g = [],
        users: u = [],
        deletedGroups: dg = [],
        deletedUsers: du = [],
      } = assignment;
      const nobody = g.length + u.length + dg.length + du.length === 0;
      return [
        ...(sets.includes(permissionSet)
          ? []
          : [{ path: `${at}.permissionSet`, message: unknown('permission set', permissionSet, sets) }]),
        ...principals(at, assignment),
        ...(nobody ? [{ path: at, message: 'names neither groups nor users' }] : []),
      ];
    }),
    ...(document.applications ?? []).flatMap((application, i) => principals(`applications[${i}]`, application)),
  ];
}

function refer(
  path: string,
  what: string,
  listed: readonly string[] = [],
  find: Lookup,
  known: readonly { name: string }[],
): SeedIssue[] {
  return listed.flatMap((name, i) => {
    const found = find(name);
    if (found.ok) return [];
    const message =
      found.ids.length > 1
        ? `${found.ids.length} ${what}s are called ${name}: name one by id: ${found.ids.join(', ')}`
        : unknown(what, name, [...new Set(known.map((one) => one.name))]);
    return [{ path: `${path}[${i}]`, message }];
  });
}

/** Those said to be deleted who are there. */
function alive(path: string, what: string, listed: readonly string[] = [], find: Lookup): SeedIssue[] {
  return listed.flatMap((name, i) => {
    const found = find(name);
    return found.ok || found.ids.length > 0 ? [{ path: `${path}[${i}]`, message: `the ${what} ${name} is there` }] : [];
  });
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const some = known.slice(0, 8).join(', ');
  return `no ${what} ${name}${some === '' ? '' : ` (there are: ${some}${known.length > 8 ? ', …' : ''})`}`;
}
