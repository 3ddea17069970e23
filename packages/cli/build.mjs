// Bundles the program into dist/: `node packages/cli/build.mjs`. Three bundles, because opening a file costs Node about as much as
// compiling thirty kilobytes, and each has a budget of its own:
//   main.cjs     the credential-process that the cache answers, and nothing else
//   front.cjs    help
//   program/     everything, as ES modules split into chunks, so that each loads what it needs
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const dist = join(here, 'dist');
// Built aside and put in place at the end, so that whoever runs the program meanwhile finds all of it.
const next = join(root, `node_modules/.cache/ssoctl-dist-${process.pid}`);
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  conditions: ['ssoctl-source', 'module'],
  mainFields: ['module', 'main'],
  // Names stay, so that the stacks of --debug can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  define: {
    SSOCTL_VERSION: JSON.stringify(version),
    // Else the SDK tells people on Node 20 about its own future on stderr. Set here, it is in no child's environment.
    'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"',
  },
  metafile: true,
  logLevel: 'warning',
};
/** Leaves the import of a source file for another bundle to answer. */
const answeredBy = (filter, path) => ({
  name: `${path} answers`,
  setup: (build) => void build.onResolve({ filter }, () => ({ path, external: true })),
});

mkdirSync(next, { recursive: true });
const bundles = await Promise.all([
  build({
    ...shared,
    format: 'cjs',
    entryPoints: [join(here, 'src/main.ts')],
    outfile: join(next, 'main.cjs'),
    supported: { 'dynamic-import': false },
    // Its failures are told by the rest of the program, so nobody reads its names.
    minify: true,
    plugins: [answeredBy(/^\.\/front\.ts$/, './front.cjs')],
  }),
  build({
    ...shared,
    format: 'cjs',
    entryPoints: [join(here, 'src/front.ts')],
    outfile: join(next, 'front.cjs'),
    plugins: [
      answeredBy(/^\.\/run-process\.ts$/, './program/run-process.js'),
      answeredBy(/\.run\.ts$/, 'never loaded from here'),
    ],
  }),
  build({
    ...shared,
    format: 'esm',
    entryPoints: [join(here, 'src/run-process.ts')],
    outdir: join(next, 'program'),
    chunkNames: '[name]-[hash]',
    splitting: true,
    // Packages in CommonJS ask for Node's own modules by require, which ES modules lack.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
  }),
]);
const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
writeFileSync(join(next, 'THIRD-PARTY-NOTICES.txt'), notices([...inputs]));
rmSync(dist, { recursive: true, force: true });
renameSync(next, dist);

/** The licences of what was bundled. */
function notices(paths) {
  const folders = new Set(paths.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      return `${name} ${version} (${license})\n\n${licenceText(join(root, folder))}`;
    })
    .join(`\n${'-'.repeat(80)}\n`);
}

function licenceText(folder) {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'License.md']) {
    try {
      return readFileSync(join(folder, name), 'utf8');
    } catch {}
  }
  return 'Its package holds no licence file.\n';
}
