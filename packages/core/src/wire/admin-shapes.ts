/** Bodies of the administrator's services as they go over the wire. Times are epoch seconds. */

export type PrincipalType = 'USER' | 'GROUP';

export interface InstanceShape {
  InstanceArn: string;
  IdentityStoreId: string;
  OwnerAccountId: string;
  Name?: string;
  CreatedDate: number;
  Status: 'CREATE_IN_PROGRESS' | 'CREATE_FAILED' | 'DELETE_IN_PROGRESS' | 'ACTIVE';
  PrimaryRegion?: string;
  Regions?: RegionShape[];
}

export interface RegionShape {
  RegionName: string;
  Status: 'ACTIVE' | 'ADDING' | 'REMOVING';
  AddedDate: number;
  IsPrimaryRegion: boolean;
}

export interface PermissionSetShape {
  Name: string;
  PermissionSetArn: string;
  Description?: string;
  CreatedDate: number;
  /** ISO 8601, `PT1H` to `PT12H`. */
  SessionDuration: string;
  RelayState?: string;
}

export interface AssignmentShape {
  AccountId: string;
  PermissionSetArn: string;
  PrincipalType: PrincipalType;
  PrincipalId: string;
}

export type ProvisioningStatus = 'LATEST_PERMISSION_SET_PROVISIONED' | 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
export type OperationStatus = 'IN_PROGRESS' | 'FAILED' | 'SUCCEEDED';

export interface AssignmentStatusShape {
  Status: OperationStatus;
  RequestId: string;
  FailureReason?: string;
  TargetId: string;
  TargetType: 'AWS_ACCOUNT';
  PermissionSetArn: string;
  PrincipalType: PrincipalType;
  PrincipalId: string;
  CreatedDate: number;
}

export interface ProvisioningShape {
  Status: OperationStatus;
  RequestId: string;
  /** Absent where all accounts were meant. */
  AccountId?: string;
  PermissionSetArn: string;
  FailureReason?: string;
  CreatedDate: number;
}

export interface PolicyReferenceShape {
  Name: string;
  Path?: string;
}

export interface TagShape {
  Key: string;
  Value: string;
}

export interface ApplicationShape {
  ApplicationArn: string;
  ApplicationProviderArn: string;
  Name: string;
  ApplicationAccount: string;
  InstanceArn: string;
  Status: 'ENABLED' | 'DISABLED';
  PortalOptions?: {
    SignInOptions?: { Origin: 'IDENTITY_CENTER' | 'APPLICATION'; ApplicationUrl?: string };
    Visibility?: 'ENABLED' | 'DISABLED';
  };
  Description?: string;
  CreatedDate: number;
  CreatedFrom?: string;
}

export interface ApplicationAssignmentShape {
  ApplicationArn: string;
  PrincipalId: string;
  PrincipalType: PrincipalType;
}

export interface ExternalIdShape {
  Issuer: string;
  Id: string;
}

export interface UserShape {
  IdentityStoreId: string;
  UserId: string;
  UserName?: string;
  DisplayName?: string;
  Name?: { Formatted?: string; GivenName?: string; FamilyName?: string };
  Emails?: { Value: string; Type?: string; Primary?: boolean }[];
  ExternalIds?: ExternalIdShape[];
  UserStatus?: 'ENABLED' | 'DISABLED';
  CreatedAt?: number;
  UpdatedAt?: number;
}

export interface GroupShape {
  IdentityStoreId: string;
  GroupId: string;
  DisplayName?: string;
  Description?: string;
  ExternalIds?: ExternalIdShape[];
  CreatedAt?: number;
  UpdatedAt?: number;
}

export interface GroupMembershipShape {
  IdentityStoreId: string;
  MembershipId: string;
  GroupId: string;
  MemberId: { UserId: string };
  CreatedAt?: number;
}

export interface OrganizationShape {
  Id: string;
  Arn: string;
  FeatureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  MasterAccountId: string;
  MasterAccountArn: string;
  MasterAccountEmail?: string;
  AvailablePolicyTypes: { Type: string; Status: string }[];
}

export type AccountStateShape = 'PENDING_ACTIVATION' | 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

export interface AccountShape {
  Id: string;
  Arn: string;
  Email?: string;
  Name?: string;
  /** To be given up in favour of `State` in September 2026. */
  Status?: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE';
  State?: AccountStateShape;
  /** `o-…/r-…/ou-…/111122223333/`. */
  Paths?: string[];
  JoinedMethod?: 'INVITED' | 'CREATED';
  JoinedTimestamp?: number;
}

export interface OrganizationalUnitShape {
  Id: string;
  Arn: string;
  Name: string;
  Path?: string;
}
