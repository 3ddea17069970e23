/** Where a section stands. Lines count from 1. */
export interface Place {
  file: string;
  line: number;
}

/** A sign-in as configured: what a token belongs to. */
export type SignIn =
  | {
      kind: 'sso-session';
      /** The name of the `[sso-session]`. */
      name: string;
      /** Exactly as configured: cache names depend on its bytes. */
      startUrl: string;
      region: string;
      /** As configured, in order; null when the key is absent (which names another cache file than an empty list). */
      scopes: readonly string[] | null;
    }
  | {
      kind: 'legacy';
      /** The profile that holds `sso_start_url` itself. */
      name: string;
      startUrl: string;
      region: string;
    };

export type ProfileKind = 'sso-session' | 'sso-legacy' | 'static' | 'process' | 'role' | 'other';

/** One profile, its keys from the config file with those of the credentials file merged over them. */
export interface Profile extends Place {
  name: string;
  kind: ProfileKind;
  /** Lower-cased keys; nested values stay as written. */
  keys: ReadonlyMap<string, string>;
}

/** One `[sso-session NAME]` as it stands, complete or not. */
export interface SessionSection extends Place {
  name: string;
  keys: ReadonlyMap<string, string>;
}

/** A profile that yields role credentials. */
export interface RoleProfile {
  profile: string;
  signIn: SignIn;
  accountId: string;
  roleName: string;
  /** The profile's default Region, if it has one. */
  region: string | undefined;
}

/** Services whose endpoint can be set. */
export type EndpointSetting = 'sso-oidc' | 'sso' | 'sts' | 'sso-admin' | 'identitystore' | 'organizations';

/** Settings that decide where and how a service is called. */
export interface ServiceSettings {
  fips: boolean;
  dualStack: boolean;
  /** Endpoint overrides after AWS's precedence; absent = by the Region's rules. */
  endpoints: Readonly<Partial<Record<EndpointSetting, string>>>;
  /** `ca_bundle` of the active profile, AWS_CA_BUNDLE over it. */
  caBundle: string | undefined;
}

/** All that the AWS files say. */
export interface Config {
  configFile: string;
  credentialsFile: string;
  profiles: ReadonlyMap<string, Profile>;
  sessions: ReadonlyMap<string, SessionSection>;
  /** `[services NAME]` sections. */
  services: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Sections of the config file that nothing reads, such as `[dev]` where `[profile dev]` was meant, by raw name. */
  strays?: ReadonlyMap<string, Place>;
}
