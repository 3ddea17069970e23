#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';

// Node 22 and later keep compiled code between runs; `credential-process` is started often.
nodeModule.enableCompileCache?.();

const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write('error: ssoctl is not built yet\nhint: run: npm run build\n');
  process.exitCode = 1;
}
