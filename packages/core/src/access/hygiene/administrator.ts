import type { PermissionSetPolicies } from '../../directory/types.ts';
import { powersIn } from './inline-policy.ts';
import type { Check } from './view.ts';

/** AWS's own policies that give everything, or the means to give it to oneself. */
const MANAGED: Readonly<Record<string, string>> = {
  AdministratorAccess: 'allows everything',
  IAMFullAccess: 'lets its holder give itself any right',
  AWSSSOMasterAccountAdministrator: 'lets its holder assign itself any permission set',
  AWSSSOMemberAccountAdministrator: 'lets its holder assign itself any permission set',
};

/** Permission sets that are as good as administrator, and by what that was judged. Policies of customers are not looked into. */
export const setAdministrator: Check = function* ({ snapshot, bySet }) {
  for (const { arn, name, policies } of snapshot.permissionSets) {
    const reasons = policies === undefined ? [] : reasonsIn(policies);
    if (policies === undefined || reasons.length === 0) continue;
    const bounded = boundaryOf(policies);
    const limited = bounded === undefined ? '' : `; the boundary ${bounded} may limit that`;
    yield {
      id: 'set-administrator',
      severity: bounded === undefined && bySet.has(arn) ? 'warn' : 'info',
      subject: { kind: 'permission-set', id: arn, name },
      detail: `${reasons.join('; ')}${limited}`,
    };
  }
};

function reasonsIn({ managed, inline }: PermissionSetPolicies): string[] {
  const reasons = managed.flatMap(({ arn }) => {
    const name = /^arn:[a-z-]+:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1] ?? '';
    return Object.hasOwn(MANAGED, name) ? [`AWS's policy ${name} ${MANAGED[name]}`] : [];
  });
  const powers = inline === undefined ? undefined : powersIn(inline);
  if (powers?.everything) reasons.push('its inline policy allows all actions on all resources');
  else if (powers !== undefined && powers.escalations.length > 0)
    reasons.push(
      `its inline policy allows ${powers.escalations.join(', ')} on all resources, by which its holder can give itself any right`,
    );
  return reasons;
}

function boundaryOf({ boundary }: PermissionSetPolicies): string | undefined {
  if (boundary === undefined) return undefined;
  const name = 'managedPolicyArn' in boundary ? boundary.managedPolicyArn : `${boundary.path}${boundary.name}`;
  return /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/.test(name) ? undefined : name;
}
