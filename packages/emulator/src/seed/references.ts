import { accountLookup } from './complete.ts';
import type { SeedIssue } from './error.ts';
import type { CheckedDocument } from './schema.ts';

/** What does not fit together: duplicates, and names that nothing carries. */
export function checkReferences(document: CheckedDocument): SeedIssue[] {
  const { accounts, users, groups = [], permissionSets = [] } = document;
  return [
    ...duplicates('accounts', 'id', accounts),
    ...duplicates('users', 'name', users),
    ...duplicates('groups', 'name', groups),
    ...duplicates('permissionSets', 'name', permissionSets),
    ...management(document),
    ...members(document),
    ...assignments(document),
  ];
}

function duplicates<K extends string>(list: string, key: K, items: readonly Record<K, string>[]): SeedIssue[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const before = first.get(item[key]);
    if (before === undefined) first.set(item[key], index);
    if (before === undefined) return [];
    return [{ path: `${list}[${index}].${key}`, message: `${item[key]} is already ${list}[${before}]` }];
  });
}

function management({ organization, accounts }: CheckedDocument): SeedIssue[] {
  const id = organization?.managementAccountId;
  if (id === undefined || accounts.some((account) => account.id === id)) return [];
  return [{ path: 'organization.managementAccountId', message: `no account ${id}` }];
}

function members({ groups = [], users }: CheckedDocument): SeedIssue[] {
  const known = new Set(users.map((user) => user.name));
  return groups.flatMap((group, g) =>
    (group.members ?? []).flatMap((name, m) =>
      known.has(name) ? [] : [{ path: `groups[${g}].members[${m}]`, message: unknown('user', name, known) }],
    ),
  );
}

function assignments(document: CheckedDocument): SeedIssue[] {
  const sets = new Set(document.permissionSets?.map((set) => set.name));
  const groups = new Set(document.groups?.map((group) => group.name));
  const users = new Set(document.users.map((user) => user.name));
  const accountOf = accountLookup(document.accounts);
  return (document.assignments ?? []).flatMap((assignment, index) => {
    const at = `assignments[${index}]`;
    const { permissionSet, accounts } = assignment;
    const listed = accounts === 'all' ? [] : accounts;
    const nobody = (assignment.groups ?? []).length + (assignment.users ?? []).length === 0;
    return [
      ...missing(`${at}.permissionSet`, 'permission set', permissionSet, sets),
      ...listed.flatMap((account, i) =>
        accountOf(account) === undefined ? [{ path: `${at}.accounts[${i}]`, message: noAccount(account) }] : [],
      ),
      ...(assignment.groups ?? []).flatMap((name, i) => missing(`${at}.groups[${i}]`, 'group', name, groups)),
      ...(assignment.users ?? []).flatMap((name, i) => missing(`${at}.users[${i}]`, 'user', name, users)),
      ...(nobody ? [{ path: at, message: 'names neither groups nor users' }] : []),
    ];
  });
}

function missing(path: string, what: string, name: string, known: ReadonlySet<string>): SeedIssue[] {
  return known.has(name) ? [] : [{ path, message: unknown(what, name, known) }];
}

function unknown(what: string, name: string, known: ReadonlySet<string>): string {
  const some = [...known].slice(0, 8).join(', ');
  return `no ${what} ${name}${some === '' ? '' : ` (there are: ${some}${known.size > 8 ? ', …' : ''})`}`;
}

function noAccount(account: string | number): string {
  const short = typeof account === 'number' && String(account).length < 12;
  return `no account ${account}${short ? ': quote account ids, so that a leading zero stays' : ''}`;
}
