#!/usr/bin/env node
// CommonJS, as is all that it loads: a first ES module costs Node 20 a fifth of its own start.

// Node 22 and later keep compiled code between runs. Asking for node:module by name would load more than it gives on Node 20.
module.constructor.enableCompileCache?.();

try {
  if (process.argv[2] === 'credential-process') require('../dist/main.cjs');
  else require('../dist/front.cjs');
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND') throw error;
  process.stderr.write('error: ssoctl is not built yet\nhint: run: npm run build\n');
  process.exitCode = 1;
}
