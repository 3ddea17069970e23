export { lint } from './lint.ts';
export { planFixes } from './plan-fixes.ts';
export type { CachedToken, CheckId, Finding, LintInput, Severity } from './types.ts';
