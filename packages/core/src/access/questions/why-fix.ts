import type { WhyStep } from '../types.ts';

/** What a command is made of; words that a shell would read otherwise are quoted. */
export interface FixFor {
  step: WhyStep | undefined;
  instanceArn: string;
  user: string;
  account: string;
  permissionSet: string | undefined;
}

/** What an administrator does about the first link that does not hold; when all do, what the user does. */
export function fixFor({ step, instanceArn, user, account, permissionSet }: FixFor): string {
  switch (step) {
    case undefined:
      return 'ssoctl doctor';
    case 'user-exists':
      return 'ssoctl org users';
    case 'user-enabled':
      return 'enable the user where users are managed: the identity provider, or Users in the IAM Identity Center console';
    case 'account-in-organization':
      return 'ssoctl org accounts';
    case 'account-active':
      return `aws organizations describe-account --account-id ${word(account)}`;
    case 'permission-set-exists':
      return 'ssoctl org permission-sets';
    case 'assigned':
      return `ssoctl access grant --user ${word(user)} --account ${word(account)} --permission-set ${word(permissionSet ?? 'NAME')}`;
    case 'provisioned':
    case 'up-to-date':
      return `aws sso-admin provision-permission-set --instance-arn ${word(instanceArn)} --permission-set-arn ${word(permissionSet ?? 'ARN')} --target-type AWS_ACCOUNT --target-id ${word(account)}`;
  }
}

function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
