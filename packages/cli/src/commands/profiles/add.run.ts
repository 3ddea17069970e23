import { planProfile } from '@ssoctl/core/internal/config/plan-profile';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import { resolveSession } from '@ssoctl/core/internal/config/resolve-session';
import type { Config } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { connectPortal, type PortalConnection } from '../../portal/connection.ts';
import { BEGIN } from '../../selection/sign-in.ts';
import { writePlan } from '../write-plan.ts';
import type { AddProfileInput } from './add.ts';

export async function run({ args, options }: AddProfileInput, context: Context): Promise<void> {
  const config = await context.config();
  const named = options.session ?? context.globals.session;
  const session = named ?? (await chooseSession(context, config));
  const portal = lazily(async () => connectPortal(context, await context.services(), resolveSession(config, session)));
  const accountId = options.account ?? (await askAccount(context, portal));
  const roleName = options.role ?? (await askRole(context, portal, accountId));
  const asked = named === undefined || options.account === undefined || options.role === undefined;
  const profile = { name: args.name, session, accountId, roleName, region: options.region };
  const plan = await planProfile({ files: settledFiles(await context.world()) }, config, profile);
  await writePlan(context, plan, {
    command: 'profiles-add',
    dryRun: options.dryRun,
    ask: asked && !options.yes && context.prompt.usable,
    next: `ssoctl whoami --profile ${args.name}`,
  });
}

async function chooseSession({ prompt }: Context, config: Config): Promise<string> {
  const names = [...config.sessions.keys()];
  const [only, ...others] = names;
  if (only === undefined)
    throw new SsoctlError('NO_SESSION', `no sso-session is configured in ${config.configFile}`, {
      hint: BEGIN,
    });
  if (others.length === 0) return only;
  return prompt.select(
    'Which session?',
    names.map((name) => ({ value: name, label: name, hint: config.sessions.get(name)?.keys.get('sso_start_url') })),
    { missing: `several sessions are configured (${names.join(', ')})`, flag: '--session NAME' },
  );
}

type Portal = () => Promise<PortalConnection>;

async function askAccount({ prompt }: Context, portal: Portal): Promise<string> {
  const unasked = { missing: 'the account is missing', flag: '--account ID' };
  if (!prompt.usable) return prompt.select('Which account?', [], unasked);
  const accounts = await (await portal()).accounts();
  requireSome(accounts, 'you may use no account in this session');
  return prompt.select(
    'Which account?',
    accounts.map(({ accountId, accountName }) => ({
      value: accountId,
      label: accountName === undefined ? accountId : `${accountName}  ${accountId}`,
    })),
    unasked,
  );
}

async function askRole({ prompt }: Context, portal: Portal, accountId: string): Promise<string> {
  const unasked = { missing: 'the role is missing', flag: '--role NAME' };
  if (!prompt.usable) return prompt.select('Which role?', [], unasked);
  const names = await (await portal()).roles(accountId);
  requireSome(names, `you may use no role in account ${accountId}`);
  return prompt.select(
    'Which role?',
    names.map((name) => ({ value: name, label: name })),
    unasked,
  );
}

function requireSome(list: readonly unknown[], message: string): void {
  if (list.length === 0)
    throw new SsoctlError('ACCESS_DENIED', message, { hint: 'ask your administrator for an assignment' });
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
