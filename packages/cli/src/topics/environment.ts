import type { Block } from '../kit/page-writer.ts';

export const blocks = (): readonly Block[] => [
  'Variables mean what they mean to the AWS CLI. A flag comes before its variable.',
  {
    title: 'AWS variables',
    rows: [
      ['AWS_PROFILE, AWS_DEFAULT_PROFILE', 'The profile (--profile)'],
      ['AWS_CONFIG_FILE', 'The config file (--config-file); ~/.aws/config'],
      ['AWS_SHARED_CREDENTIALS_FILE', 'The credentials file; ~/.aws/credentials'],
      ['AWS_CA_BUNDLE', "Certificates to trust, instead of Node's own"],
      ['HTTPS_PROXY, NO_PROXY', 'The proxy, and hosts that are called without it; lower case comes first'],
      ['AWS_ENDPOINT_URL_SSO_OIDC', 'Where the sign-in service is'],
      ['AWS_ENDPOINT_URL_SSO', 'Where the access portal is'],
      ['AWS_ENDPOINT_URL_STS', 'Where STS is'],
      ['AWS_ENDPOINT_URL_SSO_ADMIN', "Where the administrator's side of IAM Identity Center is"],
      ['AWS_ENDPOINT_URL_IDENTITYSTORE', 'Where its users and groups are'],
      ['AWS_ENDPOINT_URL_ORGANIZATIONS', 'Where AWS Organizations is'],
      ['AWS_ENDPOINT_URL', 'Where all of them are'],
      ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true: none of these counts'],
      ['AWS_USE_FIPS_ENDPOINT', 'true: FIPS endpoints'],
      ['AWS_USE_DUALSTACK_ENDPOINT', 'true: dual-stack endpoints'],
    ],
  },
  {
    title: 'Others',
    rows: [
      ['BROWSER', 'Browsers to try, separated like PATH; %s stands for the URL'],
      ['NO_COLOR', 'No colours (--no-color)'],
      ['FORCE_COLOR', 'Colours also where there is no terminal; 0: none'],
      ['SSOCTL_FORCE_TTY', 'Tables also where there is no terminal; a number above 1 is the width'],
      ['XDG_CACHE_HOME', 'Where listings are kept, below ssoctl/listing and ssoctl/directory; ~/.cache'],
      ['XDG_STATE_HOME', 'Where backups are kept, below ssoctl/backups and ssoctl/rollback; ~/.local/state'],
    ],
  },
  'Keys in the environment (AWS_ACCESS_KEY_ID and so on) matter to "ssoctl whoami", which says so when they come before a profile, and to the commands of administrators. "ssoctl exec" and "ssoctl env" take them out.',
];
