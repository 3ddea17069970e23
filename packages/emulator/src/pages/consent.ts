import type { SeedUser } from '../seed/types.ts';
import { type Html, html } from './html.ts';
import { chooser, signedIn } from './people.ts';

export interface Consent {
  clientName: string;
  /** What is asked for, in plain words. */
  asked: readonly string[];
  /** Where the form goes: path and query. */
  action: string;
  csrf: string;
  users: readonly SeedUser[];
  /** Who is signed in already. */
  session: { user: SeedUser; untilMs: number } | undefined;
  /** What was wrong with the last try. */
  problem?: string | undefined;
}

/** The question to a person: who are you, and may this application. The code is shown where a device asks. */
export function consent(question: Consent & { userCode?: string; heading: string; footnote: Html }): Html {
  const { clientName, asked, action, csrf, users, session, problem, userCode, heading, footnote } = question;
  return html`<h1>${heading}</h1>
${problem !== undefined && html`<p class="alert" role="alert">${problem}</p>`}
${userCode !== undefined && html`<output class="code" aria-label="The code">${userCode}</output>`}
<p>If you allow it, <strong>${clientName}</strong> may, in your name:</p>
<ul class="asked">${asked.map((what) => html`<li>${what}</li>`)}</ul>
<form method="post" action="${action}">
<input type="hidden" name="csrf" value="${csrf}">
${session === undefined ? chooser(users) : signedIn(session.user, session.untilMs)}
<div class="actions">
<button class="primary" name="decision" value="allow">Allow</button>
<button name="decision" value="deny" formnovalidate>Deny</button>
</div>
</form>
${footnote}`;
}
