import type { CheckedUnit } from './organization-schema.ts';

/** Finds an account by id or name; an id written as a number is taken as its digits. */
export function accountLookup(accounts: readonly { id: string; name?: string | undefined }[]) {
  const ids = new Map<string, string>();
  for (const { id, name } of accounts) if (name !== undefined && !ids.has(name)) ids.set(name, id);
  for (const { id } of accounts) ids.set(id, id);
  return (idOrName: string | number): string | undefined => ids.get(String(idOrName));
}

/** What a reference may mean: one thing, several, or nothing. */
export type Found = { ok: true; id: string } | { ok: false; ids: readonly string[] };

/** Finds by id, else by name; a name that several carry is none. */
function lookup(named: readonly { id: string; names: readonly string[] }[]) {
  const byId = new Set(named.map(({ id }) => id));
  const byName = new Map<string, Set<string>>();
  for (const { id, names } of named)
    for (const name of names) byName.set(name, (byName.get(name) ?? new Set()).add(id));
  return (idOrName: string): Found => {
    if (byId.has(idOrName)) return { ok: true, id: idOrName };
    const ids = [...(byName.get(idOrName) ?? [])];
    return ids.length === 1 ? { ok: true, id: ids[0] ?? '' } : { ok: false, ids };
  };
}

/** Finds a user or group by id or name. Their ids must have been filled in. */
export function principalLookup(principals: readonly { id: string; name: string }[]) {
  return lookup(principals.map(({ id, name }) => ({ id, names: [name] })));
}

type Unit = Pick<CheckedUnit, 'name'> & { id?: string; units?: readonly Unit[] };

/** Finds a unit by id, by its path from the root (`Workloads/Production`), or by its name alone. */
export function unitLookup(units: readonly Unit[]) {
  return lookup(flatUnits(units, []));
}

function flatUnits(units: readonly Unit[], above: readonly string[]): { id: string; names: string[] }[] {
  return units.flatMap((unit) => {
    const path = [...above, unit.name];
    const own = { id: unit.id ?? path.join('/'), names: [unit.name, path.join('/')] };
    return [own, ...flatUnits(unit.units ?? [], path)];
  });
}
