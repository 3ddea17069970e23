#!/usr/bin/env node
// CommonJS, as are the parts that start most often: loading a first ES module costs Node 20 a fifth of its own start.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

// Node 22 and later keep compiled code between runs.
require('node:module').enableCompileCache?.();

const main = join(__dirname, '../dist/main.cjs');
if (existsSync(main)) {
  require(main);
} else {
  process.stderr.write('error: ssoctl is not built yet\nhint: run: npm run build\n');
  process.exitCode = 1;
}
