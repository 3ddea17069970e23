import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SeedUser } from '../../seed/types.ts';
import { uuid } from '../../state/bytes.ts';
import type { PortalSession } from '../../state/records.ts';
import { liveSession, startSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';

/** A request for a page. */
export interface PageRequest {
  /** Path and query, as sent. */
  target: string;
  query: URLSearchParams;
  /** Empty when nothing was posted. */
  form: URLSearchParams;
  cookies: string | undefined;
  region: string;
  /** `http://127.0.0.1:PORT`. */
  baseUrl: string;
}

/** One browser at one page: who is signed in there, and what it must bring back with a form. */
export interface Visit {
  /** Names the browser; its cookie is the only thing kept there. */
  browserId: string;
  isNew: boolean;
  cookieName: string;
  session: PortalSession | undefined;
  user: SeedUser | undefined;
}

/** Cookies do not tell ports apart, emulators on one machine must. */
function cookieName(baseUrl: string): string {
  return `emulator_${new URL(baseUrl).port || '80'}`;
}

export function visit(state: State, request: PageRequest): Visit {
  const name = cookieName(request.baseUrl);
  const sent = (request.cookies ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  const claimed = sent?.slice(name.length + 1) ?? '';
  const isNew = !state.browsers.has(claimed);
  const browserId = isNew ? uuid(state.bytes) : claimed;
  if (isNew) state.browsers.set(browserId, '');
  const session = liveSession(state, state.browsers.get(browserId) ?? '');
  const user = session && state.directory.findUser(session.userName);
  return { browserId, isNew, cookieName: name, session, user };
}

/** The visitor's session: the live one as it is, or a new one of the user that the form names. */
export function signInHere(state: State, at: Visit, userName: string): PortalSession | undefined {
  if (at.session !== undefined) return at.session;
  const user = state.directory.findUser(userName);
  if (user?.status !== 'ENABLED') return undefined;
  const session = startSession(state, user.name);
  state.browsers.set(at.browserId, session.id);
  return session;
}

/** The browser forgets who was signed in; tokens of that sign-in live on. */
export function forgetHere(state: State, at: Visit): void {
  state.browsers.set(at.browserId, '');
}

const FORM_LIFE_MS = 10 * 60 * 1000;

/** A proof that a form came from a page that this browser was shown, for this purpose, not long ago. */
export function formProof(state: State, at: Visit, purpose: string): string {
  const untilMs = state.clock.now() + FORM_LIFE_MS;
  return `${untilMs}.${sign(state, at, purpose, untilMs)}`;
}

export function checkForm(state: State, at: Visit, purpose: string, proof: string): 'good' | 'foreign' | 'late' {
  const [until = '', signature = ''] = proof.split('.', 2);
  const expected = Buffer.from(sign(state, at, purpose, Number(until)));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'foreign';
  return state.clock.now() < Number(until) ? 'good' : 'late';
}

function sign(state: State, at: Visit, purpose: string, untilMs: number): string {
  return createHmac('sha256', state.formKey)
    .update(JSON.stringify([at.browserId, purpose, untilMs]))
    .digest('base64url');
}
