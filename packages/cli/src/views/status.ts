import type { SignIn } from '@ssoctl/core/internal/config/types';
import type { SessionState } from '@ssoctl/core/internal/session/types';
import { isoTime, relativeTime } from '../kit/relative-time.ts';
import type { Colours } from '../kit/sink.ts';
import { type Cell, table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';

export interface SessionStatus {
  signIn: SignIn;
  state: SessionState;
  profiles: readonly string[];
}

export const statusView: View<readonly SessionStatus[]> = {
  schema: 'ssoctl/status/1',
  json: (sessions) => ({ sessions: sessions.map(statusJson) }),
  *lines(sessions, page) {
    if (sessions.length === 0) return;
    yield* table(
      [
        { title: 'SESSION' },
        { title: 'STATE' },
        { title: 'TOKEN' },
        { title: 'REGION' },
        { title: 'PROFILES', align: 'right' },
        { title: 'START URL', shrinks: true },
      ],
      sessions.map(({ signIn, state, profiles }) => [
        { text: signIn.name, paint: page.colours.bold },
        { text: STATE_WORDS[state.kind], plain: state.kind, paint: STATE_PAINTS(page.colours)[state.kind] },
        tokenCell(state, page.nowMs),
        signIn.region,
        String(profiles.length),
        { text: signIn.startUrl, paint: page.colours.dim },
      ]),
      page,
    );
  },
};

const STATE_WORDS: Record<SessionState['kind'], string> = {
  active: 'active',
  renewable: 'renewable',
  ended: 'ended',
  'signed-out': 'signed out',
};

const STATE_PAINTS = ({ green, yellow, red, dim }: Colours): Record<SessionState['kind'], Cell['paint']> => ({
  active: green,
  renewable: yellow,
  ended: red,
  'signed-out': dim,
});

function tokenCell(state: SessionState, nowMs: number): Cell {
  if (state.kind === 'signed-out') return { text: '' };
  const when = relativeTime(state.expiresAtMs, nowMs);
  const plain = isoTime(state.expiresAtMs);
  if (state.kind !== 'active') return { text: `ended ${when}`, plain };
  return { text: state.refreshable ? `renews ${when}` : `ends ${when}`, plain };
}

function statusJson({ signIn, state, profiles }: SessionStatus) {
  const { name, startUrl, region } = signIn;
  if (state.kind === 'signed-out') return { name, startUrl, region, state: state.kind, refreshable: false, profiles };
  const { expiresAtMs, refreshable, registrationExpiresAtMs } = state;
  return {
    name,
    startUrl,
    region,
    state: state.kind,
    expiresAt: isoTime(expiresAtMs),
    refreshable,
    ...(registrationExpiresAtMs === undefined ? {} : { registrationExpiresAt: isoTime(registrationExpiresAtMs) }),
    profiles,
  };
}
