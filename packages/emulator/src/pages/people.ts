import type { SeedUser } from '../seed/types.ts';
import { type Html, html } from './html.ts';
import { clockTime } from './times.ts';

/** Beyond this, a list of faces is no help: a field with suggestions is. */
const FACES = 12;
const SUGGESTIONS = 500;

/** A choice of one user, as the form's `user`. */
export function chooser(users: readonly SeedUser[], chosen?: string): Html {
  if (users.length > FACES) return typed(users, chosen);
  return html`<fieldset>
<legend>Who are you?</legend>
<div class="people">
${users.map((user) => face(user, user.name === chosen))}
</div>
</fieldset>`;
}

function typed(users: readonly SeedUser[], chosen = ''): Html {
  return html`<fieldset>
<label class="above" for="user">Who are you?</label>
<input class="text" id="user" name="user" list="people" value="${chosen}" autocomplete="off" autocapitalize="none" spellcheck="false" required placeholder="User name or e-mail">
<datalist id="people">
${users.slice(0, SUGGESTIONS).map((user) => html`<option value="${user.name}">${user.displayName}</option>`)}
</datalist>
</fieldset>`;
}

function face(user: SeedUser, checked: boolean): Html {
  return html`<label class="person"><input type="radio" name="user" value="${user.name}" required${checked && html` checked`}>
${portrait(user)}<span class="who"><span>${user.displayName}</span><span class="soft small">${user.email ?? user.name}</span></span></label>
`;
}

/** Who is signed in, and a way to be somebody else. */
export function signedIn(user: SeedUser, untilMs: number): Html {
  return html`<div class="signed-in">${portrait(user)}
<span class="who"><span>${user.displayName}</span><span class="soft small">Signed in until ${clockTime(untilMs)}</span></span>
<button class="link" name="decision" value="switch" formnovalidate>Somebody else?</button></div>`;
}

function portrait({ name, displayName }: SeedUser): Html {
  const initials = displayName
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
    .toUpperCase();
  const tone = [...name].reduce((sum, c) => sum + (c.codePointAt(0) ?? 0), 0) % 6;
  return html`<span class="face tone${tone}" aria-hidden="true">${initials}</span>`;
}
