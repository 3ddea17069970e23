import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The built program, as npm links it. */
export const program = join(here, '../../packages/cli/bin/ssoctl.js');
/** Stands for the person's browser: opens the URL and presses Allow. */
export const approver = join(here, 'approve.mjs');
