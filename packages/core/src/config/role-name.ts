/**
 * Why a text is not a role as the portal names it, which is the permission set's name, and what it probably was.
 * Undefined when it is one.
 */
export function roleNameFault(text: string): { because: string; fixed?: string } | undefined {
  if (/^arn:[\w-]+:sso:::permissionSet\//.test(text))
    return { because: 'is the ARN of a permission set, not its name' };
  const arn = /^arn:[\w-]+:(?:iam|sts)::\d*:(role|assumed-role)\/(.+)$/.exec(text);
  if (arn !== null) {
    const path = (arn[2] as string).split('/');
    const name = (arn[1] === 'role' ? path.at(-1) : path[0]) as string;
    return { because: 'is an ARN, not the name that the portal shows', fixed: permissionSetOf(name) ?? name };
  }
  const reserved = permissionSetOf(text);
  if (reserved !== undefined)
    return { because: 'is the role in IAM, not the name that the portal shows', fixed: reserved };
  if (/^[\w+=,.@-]{1,64}$/.test(text)) return undefined;
  return { because: 'is not the name of a role: letters, digits and + = , . @ - _ only' };
}

/** `AWSReservedSSO_NAME_0123456789abcdef` is how a permission set appears in IAM. */
function permissionSetOf(role: string): string | undefined {
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1];
}
