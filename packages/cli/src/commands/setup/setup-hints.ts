import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { ChosenSession } from './choose-session.ts';

/** Commands that want a session which is configured. */
const WANTS_SESSION = /^run: ssoctl (login|accounts|roles)\b/;

/** What fails before the session is written cannot be mended by a command that needs it: then setup itself is the way on. */
export async function withOwnHints<T>({ signIn, isNew }: ChosenSession, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isNew || !isSsoctlError(error) || !WANTS_SESSION.test(error.hint ?? '')) throw error;
    const { code, message, details } = error;
    throw new SsoctlError(code, message, { hint: `run: ssoctl setup ${signIn.startUrl}`, details, cause: error });
  }
}
