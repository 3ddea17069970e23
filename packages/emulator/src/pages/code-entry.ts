import { type Html, html } from './html.ts';

/** Where a person types the code that a terminal shows. */
export function codeEntry(given = '', problem?: string): Html {
  return html`<h1>Enter your code</h1>
${problem !== undefined && html`<p class="alert" role="alert" id="problem">${problem}</p>`}
<p class="soft" id="hint">Eight letters, shown by the program that sent you here.</p>
<form method="get" action="/device">
<fieldset>
<label class="above" for="user_code">Code</label>
<input class="text code" id="user_code" name="user_code" value="${given}" required autofocus maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="XXXX-XXXX" aria-describedby="hint">
</fieldset>
<div class="actions"><button class="primary">Continue</button></div>
</form>`;
}
