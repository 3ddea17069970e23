import type { SignIn } from '@ssoctl/core/internal/config/types';
import type { SignInResult } from '@ssoctl/core/internal/session/types';
import { isoTime } from '../kit/relative-time.ts';
import type { View } from '../kit/view.ts';

export interface SignedIn {
  signIn: SignIn;
  flow: SignInResult['flow'];
  expiresAtMs: number;
  refreshable: boolean;
}

export interface SignInFailure {
  operation: 'login';
  session: string;
  code: string;
  message: string;
}

/** One session was asked for. */
export const signInView: View<SignedIn> = {
  schema: 'ssoctl/login/1',
  json: signInJson,
  lines: () => [],
};

/** Several were. */
export const signInsView: View<{ done: readonly SignedIn[]; errors: readonly SignInFailure[] }> = {
  schema: 'ssoctl/login/1',
  json: ({ done, errors }) => ({ sessions: done.map(signInJson), errors }),
  lines: () => [],
};

function signInJson({ signIn, flow, expiresAtMs, refreshable }: SignedIn) {
  return {
    session: signIn.name,
    startUrl: signIn.startUrl,
    region: signIn.region,
    flow,
    expiresAt: isoTime(expiresAtMs),
    refreshable,
  };
}
