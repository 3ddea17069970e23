import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import type { Context } from '../../kit/context.ts';
import { startProgress } from '../../kit/progress.ts';
import { rolesOfAccounts } from '../../portal/all-roles.ts';
import { connectPortal } from '../../portal/connection.ts';
import { findAccount } from '../../portal/find-account.ts';
import { chooseSignIn } from '../../selection/sign-in.ts';
import type { Failure } from '../../views/failure.ts';
import { rolesView } from '../../views/roles.ts';
import type { RolesInput } from './roles.ts';

/** More failures than this are counted, not listed: --json has them all. */
const LISTED = 5;

export async function run({ args }: RolesInput, context: Context): Promise<number> {
  const services = await context.services();
  const signIn = await chooseSignIn(context, services.config);
  const portal = connectPortal(context, services, signIn);
  const accounts = await portal.accounts();
  if (args.account !== undefined) {
    const { accountId, accountName } = findAccount(accounts, args.account);
    const names = await portal.roles(accountId);
    const roles = names.map((roleName) => ({
      accountId,
      ...(accountName === undefined ? {} : { accountName }),
      roleName,
    }));
    context.output.show(rolesView, { session: signIn.name, roles, errors: [] });
    return 0;
  }
  const progress = startProgress(context.output, 'Asking accounts for their roles');
  try {
    const { roles, errors } = await rolesOfAccounts(portal, accounts, (done) => progress.update(done, accounts.length));
    progress.end();
    context.output.show(rolesView, { session: signIn.name, roles, errors });
    tellGaps(context, accounts, errors);
    return errors.length === 0 ? 0 : ERROR_CODES.INCOMPLETE.exit;
  } finally {
    progress.end();
  }
}

function tellGaps({ output }: Context, accounts: readonly PortalAccount[], errors: readonly Failure[]): void {
  if (errors.length === 0) return;
  for (const { accountId, message } of errors.slice(0, LISTED)) output.warn(`${accountId}: ${message}`);
  const more = errors.length > LISTED ? ', of which the first are above' : '';
  output.warn(
    `incomplete: ${errors.length} of ${accounts.length} accounts did not answer${more}`,
    'run the command again, or with --json for all of them',
  );
}
