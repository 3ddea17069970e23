import type { SignOutResult } from '@ssoctl/core/internal/session/types';
import type { View } from '../kit/view.ts';

export interface SignedOut extends SignOutResult {
  name: string;
}

export const signOutView: View<readonly SignedOut[]> = {
  schema: 'ssoctl/logout/1',
  json: (done) => ({
    sessions: done.map(({ name, revoked, removed: { tokens, roleCredentials } }) => ({
      name,
      revoked,
      removed: { tokens, roleCredentials },
    })),
  }),
  lines: () => [],
};
