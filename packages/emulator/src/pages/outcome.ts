import { Html, html } from './html.ts';

const MARKS = {
  good: new Html(
    '<span class="mark" aria-hidden="true"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="m5 12.5 4.5 4.5L19 7.5"/></svg></span>',
  ),
  bad: new Html(
    '<span class="mark bad" aria-hidden="true"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"><path d="M12 6.5v7M12 17.5v.01"/></svg></span>',
  ),
};

/** How it ended: a mark, a heading, a sentence or two. */
export function outcome(mark: keyof typeof MARKS, heading: string, ...sentences: readonly (string | Html)[]): Html {
  return html`${MARKS[mark]}
<h1>${heading}</h1>
${sentences.map((sentence) => html`<p>${sentence}</p>\n`)}`;
}
