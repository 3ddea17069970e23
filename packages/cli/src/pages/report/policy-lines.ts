import type { PermissionSetPolicies } from '@ssoctl/core/internal/directory/types';

/** An inline policy may have 32,768 characters, and there may be thousands of them. */
const SHOWN = 4_000;

/** What a permission set grants, told in lines. */
export function policyLines(policies: PermissionSetPolicies | undefined): string[] {
  if (policies === undefined) return [];
  const { managed, customerManaged, inline, boundary } = policies;
  return [
    ...managed.map(({ name, arn }) => `AWS managed: ${name === '' ? arn : name}`),
    ...customerManaged.map(({ name, path }) => `Customer managed: ${path}${name}`),
    ...(boundary === undefined
      ? []
      : [`Boundary: ${'managedPolicyArn' in boundary ? boundary.managedPolicyArn : boundary.path + boundary.name}`]),
    ...(inline === undefined || inline === '' ? [] : [`Inline: ${shortened(inline)}`]),
  ];
}

function shortened(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)} … and ${text.length - SHOWN} characters more`;
}
