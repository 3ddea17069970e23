export { formatDate, parseDate } from './dates.ts';
export { cacheFolder, cliCacheFolder, ssoCacheFolder, stateFolder } from './folders.ts';
export { type KeptAccount, type KeptListing, type ListingStore, listingStore, personOf } from './listing-store.ts';
export { type CachedRole, registrationFile, roleCredentialsFile, tokenFile } from './names.ts';
export { readRoleCredentials } from './read-role-credentials.ts';
export { type RegistrationStore, type RegistrationTool, registrationStore } from './registration-store.ts';
export { type RoleCredentialsDeps, type RoleCredentialsStore, roleCredentialsStore } from './role-credentials-store.ts';
export { type CacheDeps, type TokenStore, tokenStore } from './token-store.ts';
export type { Registration, RoleCredentials, Token } from './types.ts';
