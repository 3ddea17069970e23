import { codeEntry } from '../../pages/code-entry.ts';
import { consent } from '../../pages/consent.ts';
import { html } from '../../pages/html.ts';
import { outcome } from '../../pages/outcome.ts';
import { isEnabledIn } from '../../state/portal-urls.ts';
import type { DeviceGrant } from '../../state/records.ts';
import { takeDenial } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import { formRefused, pageReply, redirect } from '../browser/page-reply.ts';
import { checkForm, forgetHere, formProof, type PageRequest, signInHere, type Visit, visit } from '../browser/visit.ts';
import { inPlainWords } from '../oidc/scopes.ts';
import type { Reply } from '../reply.ts';
import { findGrant, standingOf, tidyCode } from './user-code.ts';

/** `GET /device`: where to type a code, or the question that belongs to the code given. */
export function showDevice(state: State, page: PageRequest): Reply {
  const given = page.query.get('user_code');
  if (given === null) return pageReply(state, { title: 'Enter your code', body: codeEntry() });
  return withGrant(state, given, (grant) => ask(state, grant, visit(state, page)));
}

/** `POST /device?user_code=…`: the person's answer. */
export function decideDevice(state: State, page: PageRequest): Reply {
  return withGrant(state, page.query.get('user_code') ?? '', (grant) => {
    const at = visit(state, page);
    const here = pathOf(grant);
    const form = checkForm(state, at, here, page.form.get('csrf') ?? '');
    if (form !== 'good') return formRefused(state, form, here, at);
    switch (page.form.get('decision')) {
      case 'allow':
        return allow(state, grant, at, page.form.get('user') ?? '');
      case 'deny':
        grant.answer = { kind: 'denied' };
        return denied(state);
      case 'switch':
        forgetHere(state, at);
        return redirect(here);
      default:
        return ask(state, grant, at, 'Choose Allow or Deny.');
    }
  });
}

function allow(state: State, grant: DeviceGrant, at: Visit, userName: string): Reply {
  const session = signInHere(state, at, userName);
  if (session === undefined) return ask(state, grant, at, 'Choose who you are.');
  if (!isEnabledIn(state.seed.instance, grant.region)) {
    const because = `Invalid grant provided. The code was made in ${grant.region}, your portal is in ${state.seed.instance.region}.`;
    return pageReply(state, {
      status: 400,
      title: 'Not possible',
      body: outcome('bad', 'This sign-in cannot go on', because),
    });
  }
  if (takeDenial(state)) {
    grant.answer = { kind: 'denied' };
    return denied(state);
  }
  grant.answer = { kind: 'allowed', sessionId: session.id };
  return approved(state);
}

function approved(state: State): Reply {
  const body = outcome(
    'good',
    'Request approved',
    'You can close this window and go back to the program that sent you here.',
  );
  return pageReply(state, { title: 'Request approved', body });
}

function denied(state: State): Reply {
  const body = outcome(
    'bad',
    'Request denied',
    'The program that sent you here got nothing. You can close this window.',
  );
  return pageReply(state, { title: 'Request denied', body });
}

/** Goes on with a code that still waits for an answer; any other is told why not. */
function withGrant(state: State, given: string, then: (grant: DeviceGrant) => Reply): Reply {
  const grant = findGrant(state, given);
  const standing = standingOf(grant, state.clock.now());
  if (standing.kind === 'waiting') return then(standing.grant);
  if (standing.kind === 'approved') return approved(state);
  const body = codeEntry(standing.kind === 'unknown' ? tidyCode(given) : '', standing.because);
  return pageReply(state, { status: 400, title: 'Enter your code', body });
}

function pathOf(grant: DeviceGrant): string {
  return `/device?user_code=${grant.userCode}`;
}

function ask(state: State, grant: DeviceGrant, at: Visit, problem?: string): Reply {
  const client = state.registrations.get(grant.clientId);
  const body = consent({
    heading: 'Is this your code?',
    userCode: grant.userCode,
    clientName: client?.clientName ?? 'The application',
    asked: inPlainWords(client?.scopes ?? []),
    action: pathOf(grant),
    csrf: formProof(state, at, pathOf(grant)),
    users: state.directory.enabledUsers,
    session: at.session && at.user && { user: at.user, untilMs: at.session.expiresAtMs },
    problem,
    footnote: html`<p class="soft small after">Allow only if the program that you started yourself shows the same code.</p>`,
  });
  return pageReply(state, { status: problem === undefined ? 200 : 400, title: 'Confirm your code', body, visit: at });
}
