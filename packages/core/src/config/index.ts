export { type Applied, applyPlan } from './apply-plan.ts';
export { closest } from './closest.ts';
export type { EditPlan, SectionChange } from './edit-plan.ts';
export { type LoadOptions, loadConfig } from './load.ts';
export { configPaths } from './paths.ts';
export { type NewProfile, planProfile } from './plan-profile.ts';
export { type NewSession, planSession } from './plan-session.ts';
export { activeProfile, resolveProfile } from './resolve-profile.ts';
export { resolveRole } from './resolve-role.ts';
export { resolveSession } from './resolve-session.ts';
export { serviceSettings } from './service-settings.ts';
export { allSignIns, profilesOf, signInOfProfile } from './sign-ins.ts';
export type {
  Config,
  Place,
  Profile,
  ProfileKind,
  RoleProfile,
  ServiceSettings,
  SessionSection,
  SignIn,
} from './types.ts';
