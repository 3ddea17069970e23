#!/usr/bin/env node
// CommonJS, as are the parts that start most often: loading a first ES module costs Node 20 a fifth of its own start.

// Node 22 and later keep compiled code between runs.
require('node:module').enableCompileCache?.();

try {
  require('../dist/main.cjs');
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
  process.stderr.write('error: ssoctl is not built yet\nhint: run: npm run build\n');
  process.exitCode = 1;
}
