import { scopesOf } from '@ssoctl/core/internal/config/resolve-session';
import type { SessionSection } from '@ssoctl/core/internal/config/types';
import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';

export interface ListedSession {
  section: SessionSection;
  profiles: readonly string[];
}

export const sessionListView: View<readonly ListedSession[]> = {
  schema: 'ssoctl/sessions-list/1',
  json: (sessions) => ({
    sessions: sessions.map(({ section: { name, file, line, keys }, profiles }) => ({
      name,
      file,
      line,
      startUrl: keys.get('sso_start_url') ?? '',
      region: keys.get('sso_region') ?? '',
      scopes: scopesOf(keys) ?? [],
      profiles,
    })),
  }),
  *lines(sessions, page) {
    if (sessions.length === 0) return;
    yield* table(
      [
        { title: 'SESSION' },
        { title: 'REGION' },
        { title: 'START URL', shrinks: true },
        { title: 'PROFILES', shrinks: true },
      ],
      sessions.map(({ section: { name, keys }, profiles }) => [
        { text: name, paint: page.colours.bold },
        keys.get('sso_region') ?? '',
        keys.get('sso_start_url') ?? '',
        { text: profiles.join(', '), plain: profiles.join(','), paint: page.colours.dim },
      ]),
      page,
    );
  },
};
