import { home, homeSignIn } from '../../pages/home.ts';
import { endSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import { companyOf, formRefused, pageReply, redirect } from '../browser/page-reply.ts';
import { checkForm, formProof, type PageRequest, signInHere, type Visit, visit } from '../browser/visit.ts';
import type { Reply } from '../reply.ts';

const HERE = '/start';

/** The portal itself. Old device links carry their code as a query of the root. */
export function showHome(state: State, page: PageRequest): Reply {
  const code = page.query.get('user_code');
  if (code !== null) return redirect(`/device?${new URLSearchParams({ user_code: code })}`);
  return render(state, visit(state, page));
}

export function decideHome(state: State, page: PageRequest): Reply {
  const at = visit(state, page);
  const form = checkForm(state, at, HERE, page.form.get('csrf') ?? '');
  if (form !== 'good') return formRefused(state, form, HERE, at);
  if (page.form.get('decision') === 'sign-out') {
    if (at.session !== undefined) endSession(state, at.session.id);
    return redirect(HERE);
  }
  const session = signInHere(state, at, page.form.get('user') ?? '');
  return session === undefined ? render(state, at, 'Choose who you are.') : redirect(HERE);
}

function render(state: State, at: Visit, problem?: string): Reply {
  const csrf = formProof(state, at, HERE);
  const { session, user } = at;
  const { region } = state.seed.instance;
  const status = problem === undefined ? 200 : 400;
  const shared = { status, title: 'Access portal', visit: at, followFragment: true, region };
  if (session === undefined || user === undefined) {
    const body = homeSignIn(companyOf(state), state.directory.enabledUsers, csrf, problem);
    return pageReply(state, { ...shared, body });
  }
  const accounts = state.directory
    .accountsOf(user.name)
    .map((account) => ({ account, roles: state.directory.rolesOf(user.name, account.id) }));
  return pageReply(state, {
    ...shared,
    wide: true,
    body: home({ user, untilMs: session.expiresAtMs, accounts, csrf }),
  });
}
