import { createHash } from 'node:crypto';
import type { LoopbackResponse } from '../ports/index.ts';

export interface CallbackPage {
  title: string;
  text: string;
  /** What the service said, word for word. */
  detail?: string;
  good: boolean;
}

const STYLE = `
:root { color-scheme: light dark; --paper: #f6f7f9; --card: #fff; --ink: #16191f; --soft: #545b64; --line: #d5dbdb; --good: #1a7f37; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f141a; --card: #1b232d; --ink: #eef1f4; --soft: #a9b4c0; --line: #33404d; --good: #4ac26b; --bad: #ff7b72; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: clamp(12px, 5vw, 24px); background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 460px; padding: clamp(28px, 9vw, 40px) clamp(18px, 6vw, 36px); text-align: center; background: var(--card); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 8px 30px rgb(0 0 0 / .07); }
svg { width: 60px; height: 60px; fill: none; stroke: currentColor; stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.good { color: var(--good); }
.bad { color: var(--bad); }
h1 { margin: 14px 0 6px; font-size: 26px; line-height: 1.25; }
p { margin: 0; color: var(--soft); text-wrap: balance; }
code { display: block; margin: 20px 0 0; padding: 10px 14px; text-align: left; overflow-wrap: anywhere; white-space: pre-wrap; border: 1px solid var(--line); border-radius: 8px; color: var(--ink); font: 14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
`;
const CHECK = '<circle cx="30" cy="30" r="26"/><path d="M19 31l8 8 15-17"/>';
const CROSS = '<circle cx="30" cy="30" r="26"/><path d="M22 22l16 16M38 22L22 38"/>';

/** The page a browser shows after the sign-in: whole in itself, no script, nothing of the query in it unescaped. */
export function callbackPage(status: number, page: CallbackPage): LoopbackResponse {
  const detail = page.detail ? `<code>${escaped(page.detail)}</code>` : '';
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)} · ssoctl</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<svg class="${page.good ? 'good' : 'bad'}" viewBox="0 0 60 60" aria-hidden="true">${page.good ? CHECK : CROSS}</svg>
<h1>${escaped(page.title)}</h1>
<p role="status">${escaped(page.text)}</p>
${detail}
</main>
</body>
</html>
`;
  return { status, headers: { ...guards(), 'content-type': 'text/html; charset=utf-8' }, body };
}

export function notFound(): LoopbackResponse {
  return { status: 404, headers: { ...guards(), 'content-type': 'text/plain; charset=utf-8' }, body: 'Not found\n' };
}

function guards(): Record<string, string> {
  const style = createHash('sha256').update(STYLE).digest('base64');
  return {
    'content-security-policy': `default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  };
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (char) => entities[char] ?? '');
}
