import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';
import { STYLE } from './style.ts';

/**
 * A real portal puts the device page behind `#/device`, which no server ever sees: this brings such a visitor there.
 */
const FOLLOW_FRAGMENT = `
const follow=()=>{const m=/^#\\/?device(\\?.*)?$/.exec(location.hash);if(m)location.replace('/device'+(m[1]??''))};
addEventListener('hashchange',follow);follow();
`;

export interface PageParts {
  /** Whose portal it is. */
  company: string;
  title: string;
  body: Html;
  /** For tables and lists. */
  wide?: boolean;
  /** Whether visitors may come with the device page in the fragment. */
  followFragment?: boolean;
  /** Named where a real portal names it; programs that look for the Region of a start URL find it there. */
  region?: string;
}

/** A whole page; nothing in it comes from elsewhere. */
export function document({ company, title, body, wide = false, followFragment = false, region }: PageParts): string {
  const script = followFragment ? new Html(`<script>${FOLLOW_FRAGMENT}</script>`) : undefined;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">${region !== undefined && html`\n<meta name="region" content="${region}"/>`}
<title>${title} · ${company}</title>
<link rel="icon" href="data:,">
${new Html(`<style>${STYLE}</style>`)}
</head>
<body>
<header class="brand">${LOGO}<span>${company}</span><span class="badge">IAM Identity Center emulator</span></header>
<main${wide && new Html(' class="wide"')}>
${body}
</main>
<footer>This is an emulator on your own machine. It knows no password, and nothing here reaches AWS.</footer>
${script}
</body>
</html>
`.text;
}

const LOGO = new Html(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" aria-hidden="true"><path d="M12 2.5 20 6v6c0 4.7-3.3 8-8 9.5C7.3 20 4 16.7 4 12V6z"/><circle cx="12" cy="10" r="2.4"/><path d="M8 16.3c.7-2 2.2-3 4-3s3.3 1 4 3"/></svg>',
);

/**
 * What a page may do: its own style and script by hash, forms to this server and, since browsers judge redirects
 * after a form too, to the origin that the answer is sent to.
 */
export function contentSecurityPolicy(formTarget?: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(STYLE)}`,
    `script-src ${hash(FOLLOW_FRAGMENT)}`,
    'img-src data:',
    `form-action 'self'${formTarget === undefined ? '' : ` ${formTarget}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
