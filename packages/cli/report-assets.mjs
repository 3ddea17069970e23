// The style and the script of the HTML report (src/pages/report), as they are put into each page.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'src/pages/report');

/** Browsers of the last years; a script that one does not understand leaves the page without scripts. */
const TARGET = ['chrome109', 'firefox115', 'safari16'];

export async function buildReportAssets() {
  const make = async (entry, options) => {
    const { outputFiles } = await build({
      entryPoints: [join(folder, entry)],
      bundle: true,
      minify: true,
      write: false,
      target: TARGET,
      // Only ASCII: the page may be read in whatever encoding a mail program takes it for.
      charset: 'ascii',
      legalComments: 'none',
      logLevel: 'warning',
      ...options,
    });
    return outputFiles[0].text.trim();
  };
  const [style, script] = await Promise.all([
    make('style.css', {}),
    make('client/main.ts', { format: 'iife', platform: 'browser', conditions: ['ssoctl-source'] }),
  ]);
  if (/<\/(script|style)/i.test(style + script)) throw new Error('the report would end its own element');
  return { style, script };
}
