import { notAsked } from './asking/gaps.ts';
import { accountSuspended } from './hygiene/accounts.ts';
import { setAdministrator } from './hygiene/administrator.ts';
import { powersIn } from './hygiene/inline-policy.ts';
import { groupEmpty, groupGrantsNothing, principalDeleted, userDirect, userDisabled } from './hygiene/principals.ts';
import { setOutOfDate, setProvisionedUnassigned, setUnassigned } from './hygiene/sets.ts';
import { type Check, viewOf } from './hygiene/view.ts';
import type { Snapshot } from './snapshot-types.ts';
import type { Finding, Gap, Hygiene } from './types.ts';

const CHECKS: readonly Check[] = [
  principalDeleted,
  setAdministrator,
  setOutOfDate,
  setProvisionedUnassigned,
  userDirect,
  groupEmpty,
  accountSuspended,
  groupGrantsNothing,
  setUnassigned,
  userDisabled,
];

const WEIGHT = { error: 0, warn: 1, info: 2 };

/**
 * What is untidy or dangerous in a snapshot, the gravest first. Nothing is found by what is not there where a call failed that would
 * have told; what the snapshot was not asked for is named in `errors`.
 */
export function hygiene(snapshot: Snapshot): Hygiene {
  const view = viewOf(snapshot);
  const findings: Finding[] = CHECKS.flatMap((check) => [...check(view)]);
  const errors = [...snapshot.errors, ...notLookedAt(snapshot)];
  return {
    // Sorting keeps the order of the checks, and of what each of them found.
    findings: findings.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]),
    complete: snapshot.complete && errors.length === 0,
    errors,
  };
}

function notLookedAt({ permissionSets, errors }: Snapshot): Gap[] {
  const failed = new Set(errors.map(({ permissionSetArn }) => permissionSetArn));
  const silent = permissionSets.filter(({ arn }) => !failed.has(arn));
  const gaps: Gap[] = [];
  if (silent.some(({ policies }) => policies === undefined))
    gaps.push(
      notAsked(
        'ListManagedPoliciesInPermissionSet',
        'the policies of permission sets were not asked for: nothing is said of administrators',
      ),
    );
  if (silent.some(({ outOfDateIn }) => outOfDateIn === undefined))
    gaps.push(
      notAsked('ListAccountsForProvisionedPermissionSet', 'where permission sets are out of date was not asked for'),
    );
  for (const { arn, policies } of permissionSets)
    if (policies?.inline !== undefined && powersIn(policies.inline) === undefined)
      gaps.push(
        notAsked('GetInlinePolicyForPermissionSet', 'the inline policy is no JSON that could be read', {
          permissionSetArn: arn,
        }),
      );
  return gaps;
}
