import { createHash } from 'node:crypto';
import { reportAssets } from './assets.ts';
import { encode } from './encode.ts';
import { Html, html } from './html.ts';
import { knownOf } from './known.ts';
import { plain } from './plain.ts';
import { summary } from './summary.ts';
import type { ReportAssets, ReportInput } from './types.ts';

export type { ReportInput } from './types.ts';

/** Says at once that scripts run, so that what is there for readers without them never shows. */
const LIVE = "document.documentElement.className='live'";

/** What could end the element it stands in, or turn around what is seen by somebody who looks at the source. */
const UNSAFE_IN_DATA = /[<\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The report as one HTML file that asks the network for nothing and runs nothing but its own script. */
export async function reportPage(input: ReportInput): Promise<string> {
  return pageWith(input, await reportAssets());
}

export function pageWith(input: ReportInput, { style, script }: ReportAssets): string {
  const known = knownOf(input.snapshot);
  const data = JSON.stringify(encode(input.snapshot, known, input.findings)).replace(
    UNSAFE_IN_DATA,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const policy = [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(LIVE)} ${hash(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Who can get in where, ${input.snapshot.takenAt.slice(0, 10)} · ssoctl</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
<script>${new Html(LIVE)}</script>
</head>
<body>
${summary(input, known)}
<main>
${plain(input)}
</main>
<script type="application/json" id="data">${new Html(data)}</script>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

/** A lone surrogate becomes U+FFFD on the way to a file; hashing sees what the browser will. */
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
