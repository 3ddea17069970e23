export { DEFAULT_COMPANY, defaultSeed } from './default-company.ts';
export { SeedError, type SeedIssue } from './error.ts';
export { generateSeed, generateSeedDocument, type SeedSizes } from './generate.ts';
export { type LoadOptions, loadSeed } from './load.ts';
export type { SeedDocument } from './schema.ts';
export type * from './types.ts';
