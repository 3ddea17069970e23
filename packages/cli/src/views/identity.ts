import type { CallerIdentity } from '@ssoctl/core/internal/identity/types';
import type { View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import type { Source } from '../selection/source.ts';

export interface Identity {
  identity: CallerIdentity;
  /** Its name, where it is known. */
  account: string | undefined;
  source: Source;
}

export const identityView: View<Identity> = {
  schema: 'ssoctl/whoami/1',
  json: ({ identity, account, source }) => ({
    ...(source.profile === undefined ? {} : { profile: source.profile }),
    account: account ?? identity.account,
    accountId: identity.account,
    arn: identity.arn,
    userId: identity.userId,
    partition: partitionIn(identity.arn),
    source: source.kind,
    shadowed: source.shadowed,
  }),
  *lines({ identity, account, source }, { terminal, colours }) {
    const rows: [string, string][] = [
      ['account', account === undefined ? identity.account : `${account} (${identity.account})`],
      ['arn', identity.arn],
      ['user id', identity.userId],
      ['source', sourceWords(source)],
      ...source.shadowed.map(({ source, because }): [string, string] => ['passed over', `${source}: ${because}`]),
    ];
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, text] of rows)
      yield terminal ? `${colours.dim(name.padEnd(width))}  ${visible(text)}` : `${name}\t${visible(text)}`;
  },
};

function partitionIn(arn: string): string {
  return arn.split(':')[1] ?? '';
}

function sourceWords(source: Source): string {
  switch (source.kind) {
    case 'environment':
      return 'keys in the environment';
    case 'static':
      return `profile ${source.profile}, long-lived keys`;
    case 'sso-session':
      return `profile ${source.profile}, session ${source.role.signIn.name}`;
    case 'sso-legacy':
      return `profile ${source.profile}, its own start URL`;
  }
}
