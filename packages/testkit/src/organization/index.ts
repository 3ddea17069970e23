export { type OrganizationDirectory, type OrganizationDirectoryOptions, organizationDirectory } from './directory.ts';
export { organizations } from './generate.ts';
export {
  accountIdOf,
  deletePrincipal,
  groupIdOf,
  INSTANCE_ARN,
  type OrganizationModel,
  permissionSetArnOf,
  userIdOf,
} from './model.ts';
export { everyRow, reachOf, type Verdict, verdictOn, whoReaches } from './oracle.ts';
export { untidy } from './oracle-hygiene.ts';
export { type Fault, type Service, type ServiceCall, service } from './service.ts';
export { type Sized, sizedOrganization } from './sized.ts';
export { type VastDirectory, type Vastness, vastDirectory } from './vast.ts';
