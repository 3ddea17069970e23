// Bundles the program into dist/: `node packages/cli/build.mjs`. Few files, and none of them an ES module: opening a file costs Node
// about as much as compiling thirty kilobytes, and its first ES module a fifth of its own start. Each has a budget of its own:
//   main.cjs       credential-process, where the cache answers
//   front.cjs      help; bin/ssoctl.js begins with one of these two
//   program.cjs    everything of ours; a module in it runs when it is first imported
//   report.cjs     the HTML report, with its script and style
//   libraries/     other people's code, loaded when a call, a question or the emulator needs it
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildReportAssets } from './report-assets.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const dist = join(here, 'dist');
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

/** What program.cjs leaves out. None of these knows our error classes, which would not be the same ones in another file. */
const LIBRARIES = {
  '@aws-sdk/client-sso': 'client-sso',
  '@aws-sdk/client-sso-oidc': 'client-sso-oidc',
  '@aws-sdk/client-sts': 'client-sts',
  '@aws-sdk/client-sso-admin': 'client-sso-admin',
  '@aws-sdk/client-identitystore': 'client-identitystore',
  '@aws-sdk/client-organizations': 'client-organizations',
  '@smithy/node-http-handler': 'node-http-handler',
  '@clack/prompts': 'prompts',
  'hyparquet-writer': 'parquet',
  uqr: 'qr',
  '@ssoctl/emulator': 'emulator',
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  conditions: ['ssoctl-source', 'module'],
  mainFields: ['module', 'main'],
  // Between CommonJS files an import() is a require; going through the loader of ES modules takes longer.
  supported: { 'dynamic-import': false },
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
  write: false,
  logLevel: 'warning',
};

/** Leaves the import of a source file for another bundle to answer. */
const answeredBy = (filter, path, importer = /./) => ({
  name: `${path} answers`,
  setup: (build) =>
    void build.onResolve({ filter }, (asked) => (importer.test(asked.importer) ? { path, external: true } : undefined)),
});
const librariesApart = {
  name: 'libraries apart',
  setup: (build) =>
    void build.onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
      path in LIBRARIES ? { path: `./libraries/${LIBRARIES[path]}.cjs`, external: true } : undefined,
    ),
};

/** The report's script and style as they are, in the place of what makes them. */
const reportAssets = {
  name: 'report assets',
  setup: (build) =>
    void build.onLoad({ filter: /pages[\\/]report[\\/]assets\.ts$/ }, async () => ({
      contents: `export const reportAssets = async () => (${JSON.stringify(await buildReportAssets())});`,
    })),
};

const bundles = await Promise.all([
  build({
    ...shared,
    entryPoints: [join(here, 'src/main.ts')],
    outfile: join(dist, 'main.cjs'),
    // Its failures are told by the rest of the program, so nobody reads its names.
    minify: true,
    plugins: [answeredBy(/^\.\/front\.ts$/, './front.cjs')],
  }),
  build({
    ...shared,
    entryPoints: [join(here, 'src/front.ts')],
    outfile: join(dist, 'front.cjs'),
    plugins: [
      answeredBy(/^\.\/run-process\.ts$/, './program.cjs'),
      // What help lists but does not load.
      answeredBy(/\.run\.ts$/, 'a command'),
      answeredBy(/^\.\/[a-z-]+\.ts$/, 'a topic', /topics\.ts$/),
    ],
  }),
  build({
    ...shared,
    entryPoints: [join(here, 'src/run-process.ts')],
    outfile: join(dist, 'program.cjs'),
    plugins: [librariesApart, answeredBy(/\/pages\/report\/report\.ts$/, './report.cjs')],
  }),
  build({
    ...shared,
    entryPoints: [join(here, 'src/pages/report/report.ts')],
    outfile: join(dist, 'report.cjs'),
    plugins: [reportAssets],
  }),
  build({
    ...shared,
    entryPoints: Object.entries(LIBRARIES).map(([name, out]) => ({ in: name, out })),
    outdir: join(dist, 'libraries'),
    outExtension: { '.js': '.cjs' },
  }),
]);
const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)));

// Written aside and put in place at once, so that whoever runs the program meanwhile finds all of it.
const next = join(root, `node_modules/.cache/ssoctl-dist-${process.pid}`);
mkdirSync(join(next, 'libraries'), { recursive: true });
for (const { path, contents } of bundles.flatMap(({ outputFiles }) => outputFiles))
  writeFileSync(join(next, relative(dist, path)), contents);
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
