/**
 * AWS IAM Identity Center for programs, on the AWS CLI's own files.
 *
 * - {@link fromSsoctl} is all that a program with an AWS SDK needs.
 * - {@link nodeWorld} gives the world that the other functions work in; any part of it can be replaced.
 * - {@link loadConfig} reads the profiles, {@link createSessions} signs in and out, {@link roleCredentials} gets credentials,
 *   {@link createListings} lists the roles of all accounts, {@link portalClient} makes single calls.
 * - {@link findInstances} and {@link directoryClient} are the administrator's side: they sign their calls with credentials.
 *
 * Nothing here prints, and nothing asks a person but `signIn`. What goes wrong is a {@link SsoctlError} with a stable code.
 */
export type { Registration, RoleCredentials, Token } from './cache/types.ts';
export { createPaces, type Paces } from './call/pace.ts';
export type { CallDeps, CallOptions } from './call/types.ts';
export {
  activeProfile,
  allSignIns,
  loadConfig,
  profilesOf,
  resolveProfile,
  resolveRole,
  resolveSession,
  serviceSettings,
  signInOfProfile,
} from './config/index.ts';
export type {
  Config,
  Place,
  Profile,
  ProfileKind,
  RoleProfile,
  ServiceSettings,
  SessionSection,
  SignIn,
} from './config/types.ts';
export { childEnvironment, environment } from './credentials/environment.ts';
export { processDocument } from './credentials/process-document.ts';
export { renderEnv } from './credentials/render-env.ts';
export { type RoleCredentialsOptions, roleCredentials } from './credentials/role-credentials.ts';
export { isShell, SHELLS, type Shell } from './credentials/shells.ts';
export type { SsoctlIdentity, SsoctlProvider } from './credentials/types.ts';
export type { AdminDeps, CredentialSource } from './directory/admin-caller.ts';
export { directoryClient } from './directory/directory-client.ts';
export { type FindInstancesOptions, type FoundInstances, findInstances } from './directory/find-instances.ts';
export type {
  Assignment,
  Directory,
  Group,
  Instance,
  Membership,
  Organization,
  OrganizationAccount,
  PermissionSet,
  Principal,
  User,
} from './directory/types.ts';
export { ERROR_CODES, type ErrorCode, type ErrorDetails, isSsoctlError, SsoctlError } from './errors/index.ts';
export { callerIdentity } from './identity/client.ts';
export type { CallerIdentity, SigningCredentials } from './identity/types.ts';
export { createListings } from './listing/listings.ts';
export type { FailedAccount, ListedAccount, Listings, ListRolesOptions, RoleListing } from './listing/types.ts';
export { findRegion } from './locate/find-region.ts';
export type { LocateDeps, Located, LocateOptions, RegionSource, Tried } from './locate/types.ts';
export { type FromSsoctlOptions, fromSsoctl, type NodeWorldOptions, nodeWorld } from './node.ts';
export type { SignInFlow } from './oidc/types.ts';
export { portalClient } from './portal/client.ts';
export type { PortalAccount, PortalClient, PortalRole } from './portal/types.ts';
export type * from './ports/index.ts';
export { chooseFlow, type FlowChoice, type FlowFlags } from './session/choose-flow.ts';
export { rolesOf } from './session/roles-of.ts';
export { createSessions } from './session/sessions.ts';
export type {
  AccessTokenOptions,
  SessionState,
  Sessions,
  SignedInRole,
  SignInOptions,
  SignInResult,
  SignOutOptions,
  SignOutResult,
} from './session/types.ts';
