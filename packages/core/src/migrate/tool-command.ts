import { optionIn, processCommand } from './process-command.ts';

/** What the `credential_process` line of a known tool says. */
export interface ToolCommand {
  tool: 'aws-sso-util' | 'granted' | 'aws-sso-cli';
  /** The profile whose keys it takes. */
  profile?: string | undefined;
  startUrl?: string | undefined;
  region?: string | undefined;
  accountId?: string | undefined;
  roleName?: string | undefined;
  /** aws-sso-cli's name for the instance. */
  instance?: string | undefined;
}

/**
 * The lines that these tools write (as of aws-sso-util 4.33, granted and aws-sso-cli 2.3.2 in 2026): `aws-sso-util credential-process --profile P`,
 * also with `--sso-start-url`, `--sso-region`, `--account-id`, `--role-name`; `granted credential-process --profile P [--url U]`;
 * `PATH/aws-sso [-u ACTION] [-S INSTANCE] process --arn ARN`, also with `--account` and `--role`. Undefined for all others.
 */
export function toolCommand(line: string): ToolCommand | undefined {
  const command = processCommand(line);
  if (command === undefined) return undefined;
  const { program, words } = command;
  if (program === 'aws-sso-util' && words[0] === 'credential-process') return awsSsoUtil(words);
  if ((program === 'granted' || program === 'dgranted') && words[0] === 'credential-process') {
    return { tool: 'granted', profile: optionIn(words, '--profile') };
  }
  return program === 'aws-sso' && words.includes('process') ? awsSsoCli(words) : undefined;
}

function awsSsoUtil(words: readonly string[]): ToolCommand {
  return {
    tool: 'aws-sso-util',
    profile: optionIn(words, '--profile'),
    startUrl: optionIn(words, '--sso-start-url', '--start-url'),
    region: optionIn(words, '--sso-region', '--region'),
    accountId: optionIn(words, '--account-id'),
    roleName: optionIn(words, '--role-name'),
  };
}

function awsSsoCli(words: readonly string[]): ToolCommand {
  const own = words.slice(words.indexOf('process') + 1);
  const instance = optionIn(words, '-S', '--sso');
  const role = roleOfArn(optionIn(own, '--arn', '-a') ?? '');
  const accountId = role?.accountId ?? padded(optionIn(own, '--account', '-A'));
  return { tool: 'aws-sso-cli', instance, accountId, roleName: role?.roleName ?? optionIn(own, '--role', '-R') };
}

/** Its ARNs name the permission set: `arn:aws:iam::111122223333:role/Admin`, or in short `111122223333:Admin`. */
function roleOfArn(arn: string): { accountId: string; roleName: string } | undefined {
  const [, account, role] = /^(?:arn:[\w-]+:iam::)?(\d{1,12}):(?:role\/)?([^/:]+)$/.exec(arn) ?? [];
  const accountId = padded(account);
  return accountId === undefined || role === undefined ? undefined : { accountId, roleName: role };
}

/** It keeps account ids as numbers. */
function padded(account: string | undefined): string | undefined {
  return account !== undefined && /^\d{1,12}$/.test(account) ? account.padStart(12, '0') : account;
}
