import { contentSecurityPolicy, document, type PageParts } from '../../pages/document.ts';
import { html } from '../../pages/html.ts';
import { outcome } from '../../pages/outcome.ts';
import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import type { Visit } from './visit.ts';

export interface PageAnswer extends Omit<PageParts, 'company'> {
  status?: number;
  /** Given back so that the browser is known next time. */
  visit?: Visit;
  /** Origin that the form's answer redirects to. */
  formTarget?: string;
}

export function companyOf(state: State): string {
  return state.seed.instance.name ?? 'Access portal';
}

export function pageReply(state: State, answer: PageAnswer): Reply {
  const { status = 200, visit, formTarget, ...parts } = answer;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(formTarget),
      'cache-control': 'no-store',
      // Not `no-referrer`: browsers then send `Origin: null` with forms.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...cookieFor(visit),
    },
    body: document({ ...parts, company: companyOf(state) }),
  };
}

export function redirect(location: string, visit?: Visit): Reply {
  return { status: 302, headers: { location, 'cache-control': 'no-store', ...cookieFor(visit) } };
}

function cookieFor(visit: Visit | undefined): Record<string, string> {
  if (!visit?.isNew) return {};
  return { 'set-cookie': `${visit.cookieName}=${visit.browserId}; Path=/; HttpOnly; SameSite=Lax` };
}

/** A form that was not filled in on our page in this browser, or lay around too long. */
export function formRefused(state: State, why: 'foreign' | 'late', again: string, at: Visit): Reply {
  const link = html`<a href="${again}">Open the page again</a>`;
  const foreign = 'The form did not come from a page that this browser was shown. Cookies must be allowed here.';
  const body =
    why === 'late'
      ? outcome('bad', 'This page has expired', 'It was open for too long.', link)
      : outcome('bad', 'Nothing was done', foreign, link);
  return pageReply(state, { status: why === 'late' ? 400 : 403, title: 'Not accepted', body, visit: at });
}
