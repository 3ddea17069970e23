import type { Block } from '../kit/page-writer.ts';

export const blocks = (): readonly Block[] => [
  'ssoctl has no configuration of its own. It reads and writes the files of the AWS CLI.',
  {
    title: 'Files',
    rows: [
      [
        '~/.aws/config',
        'Profiles and sso-sessions. "sessions add" and "profiles add" append to it, "profiles remove", "migrate" and "lint --fix" change the lines that they are about; every other byte stays. "profiles sync" adds and changes profiles that carry its mark, ssoctl_sync, and keeps its settings as ssoctl_sync_* in the sso-session; other tools pass over both. An edit is locked, checked against the file as it is then, and written whole or not at all.',
      ],
      ['~/.aws/credentials', 'Read only; its keys come before those of the config file, as with the AWS CLI.'],
      [
        '~/.aws/sso/cache/*.json',
        'Tokens and registrations. Shared with the AWS CLI and the SDKs, in their names and their format. Mode 0600.',
      ],
      ['~/.aws/cli/cache/*.json', 'Role credentials. Shared with the AWS CLI. Mode 0600.'],
      [
        'NAME.lock',
        'Beside a file while a process changes it. The lock of a process that is gone is taken over at once.',
      ],
      [
        '~/.cache/ssoctl/listing/*.json',
        'The accounts and roles that the portal listed, for the next run. Nothing secret; mode 0600 all the same. "logout" removes it.',
      ],
      [
        '~/.cache/ssoctl/directory',
        'What administrators have learnt: names and members of groups, used for 15 minutes, and the walk that was interrupted, for six hours; apart for each instance and role. Nothing secret; mode 0600 all the same.',
      ],
      [
        '~/.local/state/ssoctl/rollback/*.json',
        'How to take back what "access grant" and "access revoke" did, written before they do it. Mode 0600.',
      ],
      [
        '~/.local/state/ssoctl',
        'Copies of the config file as it was before each change, the ten newest ("profiles undo"), and the list of what was cached for which session, by which "logout" removes. Mode 0600.',
      ],
    ],
  },
  'AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE move the first two, XDG_CACHE_HOME and XDG_STATE_HOME the last two.',
  'A cache file that cannot be read counts as absent, with a warning. A config file that cannot be read is an error, with file and line.',
];
