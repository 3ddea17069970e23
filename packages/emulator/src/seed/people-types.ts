export interface SeedUser {
  id: string;
  /** What the person signs in with; ends up in the STS ARN. */
  name: string;
  displayName: string;
  email?: string;
  status: 'ENABLED' | 'DISABLED';
  externalIds?: readonly ExternalId[];
}

export interface SeedGroup {
  id: string;
  name: string;
  description?: string;
  /** User names. */
  members: readonly string[];
  externalIds?: readonly ExternalId[];
}

/** What the directory calls them that they are synchronized from. */
export interface ExternalId {
  issuer: string;
  id: string;
}

/** An instance of one account. It has people, but no permission sets. */
export interface SeedAccountInstance {
  /** Account id, in the organization or outside. */
  account: string;
  region: string;
  name?: string;
  id: string;
  identityStoreId: string;
  users: readonly SeedUser[];
  groups: readonly SeedGroup[];
}
