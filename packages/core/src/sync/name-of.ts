import type { Field, NameTemplate } from './template.ts';
import type { RoleInRegion } from './types.ts';

/** What a template makes of a role: a name, or one that nothing can be called. */
export type Named = { name: string; because?: undefined } | { name: string; because: string };

export const LONGEST_NAME = 128;

/**
 * The name of a role's profile. It needs no quotes in the file or in a shell: whatever is no letter, no digit and none of
 * `._@:/+-` becomes `-`, several in a row one. An account or an address without a name of its own, or one that nothing is
 * left of, is called by its account id.
 */
export function nameOf(template: NameTemplate, role: RoleInRegion): Named {
  const parts = template.pieces.map((piece) => {
    if ('literal' in piece) return piece.literal;
    const text = safe(piece.filters.reduce((value, filter) => filter(value), textOf(piece.field, role)));
    const nameless = text.replaceAll('-', '') === '' && (piece.field === 'account' || piece.field === 'email');
    return nameless ? role.accountId : text;
  });
  const name = safe(parts.join('')).replace(/^-+|-+$/g, '');
  if (name === '') return { name, because: 'a profile needs a name' };
  if (name === 'default') return { name, because: 'default is the profile that tools use when none is named' };
  if (name.length > LONGEST_NAME) return { name, because: `a name has at most ${LONGEST_NAME} characters` };
  return { name };
}

function textOf(field: Field, role: RoleInRegion): string {
  switch (field) {
    case 'account':
      return role.accountName || role.accountId;
    case 'email':
      return role.emailAddress || role.accountId;
    case 'role':
      return role.roleName;
    default:
      return role[field] ?? '';
  }
}

/** A run of unsafe characters becomes one `-`, together with the dashes beside it; dashes alone stay as they are. */
function safe(text: string): string {
  return text.replace(/-*[^A-Za-z0-9._@:/+-][^A-Za-z0-9._@:/+]*/g, '-');
}
