import type { PermissionSetPolicies } from '../../directory/types.ts';
import type { Task } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import type { SnapshotPermissionSet } from '../snapshot-types.ts';
import type { WalkMemory } from '../walk/memory.ts';

export interface DescribeOptions {
  policies?: boolean | undefined;
  tags?: boolean | undefined;
}

/** Tasks that describe permission sets, with their policies and tags where those are asked for. One without a name is told by its ARN. */
export function describeTasks(
  inquiry: Inquiry,
  arns: readonly string[],
  { policies = false, tags = false }: DescribeOptions,
  onSet: (set: SnapshotPermissionSet) => Promise<void>,
  memory?: WalkMemory | undefined,
): Task[] {
  return arns.map(
    (arn): Task =>
      async (signal) => {
        const known = memory?.set(arn);
        if (known !== undefined) {
          await onSet(known);
          return undefined;
        }
        const { directory, book } = inquiry;
        const subject = { permissionSetArn: arn };
        let whole = true;
        const ask = async <T>(operation: string, call: () => Promise<T>): Promise<T | undefined> => {
          const answer = await attempt(inquiry, operation, call);
          if (answer.ok) return answer.value;
          whole = false;
          addGap(inquiry, operation, answer.error, subject);
          return undefined;
        };
        const described = await ask('DescribePermissionSet', () => directory.permissionSet(arn, { signal }));
        if (described !== undefined) book.permissionSets.put(arn, described);
        const held = policies ? await policiesOf(inquiry, arn, ask, signal) : undefined;
        const tagged = tags ? await ask('ListTagsForResource', () => directory.tagsOf(arn, { signal })) : undefined;
        const set: SnapshotPermissionSet = {
          arn,
          name: described?.name ?? arn,
          ...present('description', described?.description),
          ...present('sessionDuration', described?.sessionDuration),
          ...present('relayState', described?.relayState),
          ...present('policies', held),
          ...present('tags', tagged),
        };
        await onSet(set);
        if (whole) await memory?.keep({ set });
        return undefined;
      },
  );
}

type Ask = <T>(operation: string, call: () => Promise<T>) => Promise<T | undefined>;

/** Undefined where any of them could not be told: half of them would look like all. */
async function policiesOf(
  { directory }: Inquiry,
  arn: string,
  ask: Ask,
  signal: AbortSignal,
): Promise<PermissionSetPolicies | undefined> {
  const all =
    <T>(pages: AsyncIterable<readonly T[]>, keyOf: (item: T) => string) =>
    async () => {
      const found = new Map<string, T>();
      for await (const page of pages) for (const item of page) found.set(keyOf(item), item);
      return [...found.values()];
    };
  // What a set has none of is undefined too: a list of one tells the two apart.
  const one =
    <T>(value: Promise<T>) =>
    async () => [await value];
  const managed = await ask(
    'ListManagedPoliciesInPermissionSet',
    all(directory.managedPolicies(arn, { signal }), (policy) => policy.arn),
  );
  const customerManaged = await ask(
    'ListCustomerManagedPolicyReferencesInPermissionSet',
    all(directory.customerManagedPolicies(arn, { signal }), ({ path, name }) => path + name),
  );
  const inline = await ask('GetInlinePolicyForPermissionSet', () => one(directory.inlinePolicy(arn, { signal }))());
  const boundary = await ask('GetPermissionsBoundaryForPermissionSet', () =>
    one(directory.boundary(arn, { signal }))(),
  );
  if (managed === undefined || customerManaged === undefined || inline === undefined || boundary === undefined)
    return undefined;
  return { managed, customerManaged, ...present('inline', inline[0]), ...present('boundary', boundary[0]) };
}

type Present<K extends string, T> = { [Key in K]?: Exclude<T, undefined> };

function present<K extends string, T>(key: K, value: T): Present<K, T> {
  return (value === undefined ? {} : { [key]: value }) as Present<K, T>;
}
