import { didYouMean } from '@ssoctl/core/internal/config/closest';
import type { Directory } from '@ssoctl/core/internal/directory/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { byCodePoints } from '@ssoctl/core/internal/listing/order';
import { connectDirectory } from '../../directory/find-instance.ts';
import type { Context } from '../../kit/context.ts';
import { type OrgGap, orgGap } from '../../views/org-list.ts';
import { oneSetView } from '../../views/org-permission-set.ts';
import { type PermissionSetItem, permissionSetList, type SetAspects } from '../../views/org-permission-sets.ts';
import { askAll } from './ask-all.ts';
import { gathered } from './gathered.ts';
import { nameFilter, tagFilter } from './list-options.ts';
import { lookAtSet } from './look-at-set.ts';
import type { PermissionSetsInput } from './permission-sets.ts';
import { checkFormat, showList } from './show-list.ts';

const ALL: SetAspects = { policies: true, drift: true, tags: true };

export async function run({ args, options }: PermissionSetsInput, context: Context): Promise<number> {
  checkFormat(context.output, options);
  const hasTags = tagFilter(options.tag);
  const { directory } = await connectDirectory(context, { instance: options.instance, regions: options.region });
  const wanted = { ...options, tags: options.tags || options.tag !== undefined };
  const aspects = args.name === undefined ? wanted : ALL;
  const { items: named, gaps } = await listSets(context, directory, args.name, nameFilter(options.name));
  const seen = await withAspects(context, directory, named, aspects, gaps);
  const items = options.tag === undefined ? seen : seen.filter(({ tags }) => tags !== undefined && hasTags(tags));
  const list = permissionSetList(aspects);
  const { output } = context;
  if (args.name === undefined || options.csv) return showList(output, list, { items, gaps }, options);
  return showList(output, { ...list, lines: oneSetView }, { items, gaps }, options);
}

/** Sets are listed by ARN; each is described for its name. */
async function listSets(
  context: Context,
  directory: Directory,
  only: string | undefined,
  fits: (...names: (string | undefined)[]) => boolean,
): Promise<{ items: PermissionSetItem[]; gaps: OrgGap[] }> {
  const { signal } = context;
  const { items: arns, gaps } = only?.startsWith('arn:')
    ? { items: [only], gaps: [] }
    : await gathered(context, 'ListPermissionSets', 'Listing permission sets', directory.permissionSets({ signal }));
  const found: PermissionSetItem[] = [];
  await askAll(
    context,
    'Asking for permission sets',
    arns,
    async (arn, either) => {
      found.push(await directory.permissionSet(arn, { signal: either }));
    },
    (permissionSetArn, error) => gaps.push(orgGap({ operation: 'DescribePermissionSet', error }, { permissionSetArn })),
  );
  const isWanted = ({ name, arn }: PermissionSetItem) => (only === undefined ? fits(name) : [name, arn].includes(only));
  const items = found.filter(isWanted).sort((a, b) => byCodePoints(a.name, b.name) || byCodePoints(a.arn, b.arn));
  if (only !== undefined && items.length === 0) throw notFound(only, found, gaps);
  return { items, gaps };
}

function notFound(wanted: string, found: readonly PermissionSetItem[], [gap]: readonly OrgGap[]): SsoctlError {
  // It may be one of those that could not be described.
  if (gap !== undefined) {
    const because = `not every permission set has told its name, and none that has is ${JSON.stringify(wanted)}`;
    return new SsoctlError('INCOMPLETE', `${because}: ${gap.message}`, { hint: 'give the ARN of the permission set' });
  }
  const meant = didYouMean(
    wanted,
    found.map(({ name }) => name),
  );
  return new SsoctlError('NOT_FOUND', `there is no permission set ${JSON.stringify(wanted)}${meant}`, {
    hint: 'run: ssoctl org permission-sets',
  });
}

async function withAspects(
  context: Context,
  directory: Directory,
  sets: readonly PermissionSetItem[],
  aspects: SetAspects,
  gaps: OrgGap[],
): Promise<PermissionSetItem[]> {
  if (!aspects.policies && !aspects.drift && !aspects.tags) return [...sets];
  const seen = new Map<string, PermissionSetItem>();
  await askAll(
    context,
    'Asking what they grant and where',
    sets,
    async (set, signal) => {
      seen.set(set.arn, await lookAtSet(directory, set, aspects, { signal, onGap: (gap) => gaps.push(gap) }));
    },
    (set, error) => gaps.push(orgGap({ operation: 'DescribePermissionSet', error }, { permissionSetArn: set.arn })),
  );
  return sets.map((set) => seen.get(set.arn) ?? set);
}
