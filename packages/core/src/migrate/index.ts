export { type Documents, findCandidates, migratableTo } from './find-candidates.ts';
export { nameForPortal } from './name-session.ts';
export {
  DEFAULT_INSTANCE,
  type MigrationOptions,
  type MigrationOutcome,
  type MigrationPlan,
  planMigration,
} from './plan-migration.ts';
export type { Candidate, ProfileForm, SignsIn, Skipped } from './types.ts';
