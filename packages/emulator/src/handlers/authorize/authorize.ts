import { consent } from '../../pages/consent.ts';
import { html } from '../../pages/html.ts';
import { outcome } from '../../pages/outcome.ts';
import { sessionOfApprover } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import { companyOf, formRefused, pageReply, redirect } from '../browser/page-reply.ts';
import { checkForm, forgetHere, formProof, type PageRequest, signInHere, type Visit, visit } from '../browser/visit.ts';
import { inPlainWords } from '../oidc/scopes.ts';
import type { Reply } from '../reply.ts';
import { allow, deny } from './decide.ts';
import { type AuthorizeRequest, readAuthorize } from './request.ts';

/** `GET /authorize`: the question to a person, or the approver's answer at once. */
export function showAuthorize(state: State, page: PageRequest): Reply {
  return withRequest(state, page, (request) => {
    const { approver } = state;
    if (approver !== undefined) return redirect(allow(state, request, sessionOfApprover(state, approver)));
    return ask(state, page, request, visit(state, page));
  });
}

/** `POST /authorize`: the person's answer. The request is read again: nothing about it is kept between the two. */
export function decideAuthorize(state: State, page: PageRequest): Reply {
  return withRequest(state, page, (request) => {
    const at = visit(state, page);
    const form = checkForm(state, at, page.target, page.form.get('csrf') ?? '');
    if (form !== 'good') return formRefused(state, form, page.target, at);
    switch (page.form.get('decision')) {
      case 'allow': {
        const session = signInHere(state, at, page.form.get('user') ?? '');
        if (session === undefined) return ask(state, page, request, at, 'Choose who you are.');
        return redirect(allow(state, request, session));
      }
      case 'deny':
        return redirect(deny(request));
      case 'switch':
        forgetHere(state, at);
        return redirect(page.target);
      default:
        return ask(state, page, request, at, 'Choose Allow or Deny.');
    }
  });
}

function withRequest(state: State, page: PageRequest, then: (request: AuthorizeRequest) => Reply): Reply {
  const read = readAuthorize(state, page.query, page.region);
  if (read.kind === 'asked') return then(read.request);
  if (read.kind === 'refused') return redirect(read.location);
  const body = outcome(
    'bad',
    'This sign-in cannot go on',
    read.because,
    'Start again from the program that sent you here.',
  );
  return pageReply(state, { status: 400, title: 'Not possible', body });
}

function ask(state: State, page: PageRequest, request: AuthorizeRequest, at: Visit, problem?: string): Reply {
  const { host, origin } = new URL(request.redirectUri);
  const body = consent({
    heading: `Sign in to ${companyOf(state)}`,
    clientName: request.client.clientName,
    asked: inPlainWords(request.scopes.length === 0 ? request.client.scopes : request.scopes),
    action: page.target,
    csrf: formProof(state, at, page.target),
    users: state.directory.enabledUsers,
    session: at.session && at.user && { user: at.user, untilMs: at.session.expiresAtMs },
    problem,
    footnote: html`<p class="soft small after">The answer goes to <code>${host}</code>, a program on this machine.</p>`,
  });
  const status = problem === undefined ? 200 : 400;
  return pageReply(state, { status, title: 'Sign in', body, visit: at, formTarget: origin });
}
