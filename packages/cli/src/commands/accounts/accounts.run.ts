import type { Context } from '../../kit/context.ts';
import type { Input, None } from '../../kit/option.ts';
import { connectPortal } from '../../portal/connection.ts';
import { chooseSignIn } from '../../selection/sign-in.ts';
import { accountsView } from '../../views/accounts.ts';

export async function run(_input: Input<None, None>, context: Context): Promise<void> {
  const services = await context.services();
  const signIn = await chooseSignIn(context, services.config);
  const accounts = await connectPortal(context, services, signIn).accounts();
  context.output.show(accountsView, { session: signIn.name, accounts, errors: [] });
}
