import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { RoleListing } from '@ssoctl/core/internal/listing/types';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import type { Context } from '../../kit/context.ts';
import { connectPortal, type PortalConnection } from '../../portal/connection.ts';
import { findAccount } from '../../portal/find-account.ts';
import { chooseSignIn } from '../../selection/sign-in.ts';
import { failureOf } from '../../views/failure.ts';
import { type Role, rolesView } from '../../views/roles.ts';
import type { RolesInput } from './roles.ts';

/** More failures than this are counted, not listed: --json has them all. */
const LISTED = 5;

export async function run({ args }: RolesInput, context: Context): Promise<number> {
  const services = await context.services();
  const signIn = await chooseSignIn(context, services.config);
  const portal = connectPortal(context, services, signIn);
  if (args.account !== undefined) {
    const roles = await rolesOfOne(portal, args.account);
    context.output.show(rolesView, { session: signIn.name, roles, errors: [] });
    return 0;
  }
  const listing = await portal.allRoles({ refresh: true });
  context.output.show(rolesView, {
    session: signIn.name,
    roles: listing.accounts.flatMap((account) => rolesIn(account, account.roles)),
    errors: listing.failed.map(({ accountId, error }) => failureOf('ListAccountRoles', error, accountId)),
  });
  tellGaps(context, listing);
  return listing.complete ? 0 : ERROR_CODES.INCOMPLETE.exit;
}

async function rolesOfOne(portal: PortalConnection, wanted: string): Promise<Role[]> {
  const account = findAccount(await portal.accounts(), wanted);
  return rolesIn(account, await portal.roles(account.accountId));
}

function rolesIn({ accountId, accountName }: PortalAccount, names: readonly string[]): Role[] {
  return names.map((roleName) => ({ accountId, ...(accountName === undefined ? {} : { accountName }), roleName }));
}

function tellGaps({ output }: Context, { accounts, failed }: RoleListing): void {
  if (failed.length === 0) return;
  for (const { accountId, error } of failed.slice(0, LISTED)) output.warn(`${accountId}: ${error.message}`);
  const more = failed.length > LISTED ? ', of which the first are above' : '';
  output.warn(
    `incomplete: ${failed.length} of ${accounts.length + failed.length} accounts did not answer${more}`,
    'run the command again, or with --json for all of them',
  );
}
