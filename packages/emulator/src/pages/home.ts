import type { SeedAccount, SeedUser } from '../seed/types.ts';
import { type Html, html } from './html.ts';
import { chooser } from './people.ts';
import { clockTime } from './times.ts';

export function homeSignIn(company: string, users: readonly SeedUser[], csrf: string, problem?: string): Html {
  return html`<h1>Sign in to ${company}</h1>
${problem !== undefined && html`<p class="alert" role="alert">${problem}</p>`}
<form method="post" action="/start">
<input type="hidden" name="csrf" value="${csrf}">
${chooser(users)}
<div class="actions"><button class="primary" name="decision" value="sign-in">Sign in</button></div>
</form>`;
}

export interface Home {
  user: SeedUser;
  untilMs: number;
  accounts: readonly { account: SeedAccount; roles: readonly string[] }[];
  csrf: string;
}

/** The portal of a person who is signed in: what they may use, and the way out. */
export function home({ user, untilMs, accounts, csrf }: Home): Html {
  const none = html`<p>No account is assigned to you.</p>`;
  return html`<h1>Hello, ${user.displayName}</h1>
<p class="soft">Signed in as <code>${user.name}</code> until ${clockTime(untilMs)}.</p>
${accounts.length === 0 ? none : html`<ul class="accounts">${accounts.map(row)}</ul>`}
<form method="post" action="/start">
<input type="hidden" name="csrf" value="${csrf}">
<div class="actions"><a class="button" href="/device">Enter a device code</a>
<button name="decision" value="sign-out">Sign out</button></div>
</form>`;
}

function row({ account, roles }: Home['accounts'][number]): Html {
  const off = account.status !== 'ACTIVE';
  const about = [account.name === undefined ? undefined : account.id, account.email].filter(
    (part) => part !== undefined,
  );
  return html`<li><span class="who"><strong>${account.name ?? account.id}</strong>
${about.length > 0 && html`<span class="soft small">${about.join(' · ')}</span>`}</span>
<ul class="roles" aria-label="Roles">${roles.map((role) => html`<li>${role}</li>`)}${off && html`<li class="off">${account.status.toLowerCase().replace('_', ' ')}</li>`}</ul></li>
`;
}
