export { type Announcement, announcementPath, findAnnounced } from './announce.ts';
export type { ClockOptions, EmulatorClock } from './clock.ts';
export type { Call, CallLog, CallQuery } from './control/calls.ts';
export type { Approval, EmulatorControl } from './control/control.ts';
export { type EmulatorPlace, emulatorEnv } from './env.ts';
export type { FaultCount, Faults } from './faults/faults.ts';
export { type FaultPlan, FaultPlanError, type FaultRule } from './faults/plan.ts';
export type { Emulator, EmulatorOptions } from './options.ts';
export { placeAt } from './place.ts';
export {
  defaultSeed,
  generateSeed,
  generateSeedDocument,
  loadSeed,
  type Seed,
  type SeedDocument,
  SeedError,
  type SeedIssue,
  type SeedSizes,
} from './seed/index.ts';
export { startEmulator } from './start.ts';
export type { StateControls } from './state/controls.ts';
export type { NamedAssignment, OrganizationControls } from './state/organization-controls.ts';
