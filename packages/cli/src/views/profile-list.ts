import type { Profile, ProfileKind } from '@ssoctl/core/internal/config/types';
import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';

export const profileListView: View<readonly Profile[]> = {
  schema: 'ssoctl/profiles-list/1',
  json: (profiles) => ({ profiles: profiles.map(profileJson) }),
  *lines(profiles, page) {
    if (profiles.length === 0) return;
    yield* table(
      [
        { title: 'PROFILE', shrinks: true },
        { title: 'CREDENTIALS FROM' },
        { title: 'ACCOUNT' },
        { title: 'ROLE', shrinks: true },
        { title: 'REGION' },
      ],
      profiles.map(({ name, kind, keys }) => [
        { text: name, paint: page.colours.bold },
        { text: from(kind, keys), plain: kind, paint: kind.startsWith('sso') ? undefined : page.colours.dim },
        keys.get('sso_account_id') ?? '',
        keys.get('sso_role_name') ?? '',
        keys.get('region') ?? '',
      ]),
      page,
    );
  },
};

function from(kind: ProfileKind, keys: ReadonlyMap<string, string>): string {
  switch (kind) {
    case 'sso-session':
      return `session ${keys.get('sso_session')}`;
    case 'sso-legacy':
      return 'its own start URL';
    case 'static':
      return 'long-lived keys';
    case 'process':
      return 'a program';
    case 'role':
      return 'an assumed role';
    case 'other':
      return 'nothing';
  }
}

function profileJson({ name, file, line, kind, keys }: Profile) {
  const optional = {
    session: keys.get('sso_session'),
    accountId: keys.get('sso_account_id'),
    roleName: keys.get('sso_role_name'),
    region: keys.get('region'),
  };
  return { name, file, line, kind, ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)) };
}
