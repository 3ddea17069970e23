/** Actions by which their holder can give itself any other right, where they are allowed on everything. */
const ESCALATIONS = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateLoginProfile',
] as const;

/** The same, of use in the account of the instance alone: they count only where a policy speaks of `sso:` itself. */
const SSO_ESCALATIONS = [
  'sso:AttachManagedPolicyToPermissionSet',
  'sso:CreateAccountAssignment',
  'sso:PutInlinePolicyToPermissionSet',
] as const;

export interface Powers {
  /** All actions on all resources, without a condition. */
  everything: boolean;
  /** Of those that lead to everything. */
  escalations: readonly string[];
}

interface Statement {
  Effect?: unknown;
  Action?: unknown;
  NotAction?: unknown;
  Resource?: unknown;
  Condition?: unknown;
}

/**
 * What a policy document gives on all resources. Statements with a condition, or on some resources only, are passed over: what they
 * come to cannot be judged from here. What is denied on all resources is taken away. Undefined: it cannot be read.
 */
export function powersIn(text: string): Powers | undefined {
  const statements = statementsIn(text);
  if (statements === undefined) return undefined;
  const sweeping = statements.filter(
    ({ Condition, Resource }) => Condition === undefined && list(Resource).includes('*'),
  );
  const allowed = sweeping.filter(({ Effect }) => Effect === 'Allow');
  const denied = sweeping.filter(({ Effect }) => Effect === 'Deny');
  const covers = (statement: Statement, action: string) =>
    statement.NotAction === undefined
      ? list(statement.Action).some((pattern) => fits(pattern, action))
      : !list(statement.NotAction).some((pattern) => fits(pattern, action));
  const isDenied = (action: string) => denied.some((one) => covers(one, action));
  const escalations = ESCALATIONS.filter((action) => allowed.some((one) => covers(one, action)) && !isDenied(action));
  const meant = allowed.flatMap(({ Action }) => list(Action).filter((pattern) => /^sso:/i.test(pattern)));
  const assigning = SSO_ESCALATIONS.filter(
    (action) => meant.some((pattern) => fits(pattern, action)) && !isDenied(action),
  );
  const allowsAll = allowed.some(({ Action }) => list(Action).some((pattern) => /^\*(:\*)?$/.test(pattern)));
  return {
    everything: allowsAll && escalations.length === ESCALATIONS.length,
    escalations: [...escalations, ...assigning],
  };
}

function statementsIn(text: string): Statement[] | undefined {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document !== 'object' || document === null) return undefined;
    const { Statement: found } = document as { Statement?: unknown };
    return (Array.isArray(found) ? found : [found]).filter((one) => typeof one === 'object' && one !== null);
  } catch {
    return undefined;
  }
}

function list(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

/** IAM's `*` and `?`; case does not count in actions. Compared without a regular expression: patterns come from elsewhere. */
function fits(pattern: string, action: string): boolean {
  const [p, a] = [pattern.toLowerCase(), action.toLowerCase()];
  let [at, of, star, mark] = [0, 0, -1, 0];
  while (of < a.length) {
    if (at < p.length && (p[at] === a[of] || p[at] === '?')) {
      at += 1;
      of += 1;
    } else if (p[at] === '*') {
      star = at;
      mark = of;
      at += 1;
    } else if (star >= 0) {
      at = star + 1;
      mark += 1;
      of = mark;
    } else return false;
  }
  while (p[at] === '*') at += 1;
  return at === p.length;
}
