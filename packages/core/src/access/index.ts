export { type Access, type AccessOptions, createAccess } from './access.ts';
export type { AccessDeps } from './asking/inquiry.ts';
export { hygiene } from './hygiene.ts';
export { ACCOUNTS, GROUPS, match, type Named, PERMISSION_SETS, pick, quoted, USERS } from './names/pick.ts';
export { type PlanOptions, planFor } from './plan/plan-for.ts';
export type { OfQuestion } from './questions/of-whom.ts';
export type { Question } from './questions/plan-question.ts';
export type { WhoQuestion } from './questions/who.ts';
export type { WhyQuestion } from './questions/why.ts';
export { type RowFilters, rowsOf } from './rows-of.ts';
export type { SnapshotPart } from './snapshot/part.ts';
export { collect, type SnapshotAnswer } from './snapshot/take-snapshot.ts';
export type { SnapshotOptions } from './snapshot/taking.ts';
export type {
  Snapshot,
  SnapshotAccount,
  SnapshotGroup,
  SnapshotPermissionSet,
  SnapshotUser,
} from './snapshot-types.ts';
export { type AccessStore, callerOf, forgetfulStore, type Scope } from './store/types.ts';
export type {
  AccessRow,
  Answer,
  AskOptions,
  CallPlan,
  Finding,
  Gap,
  Hygiene,
  Progress,
  RowState,
  Severity,
  Strategy,
  Told,
  Why,
  WhyLink,
  WhyStep,
} from './types.ts';
