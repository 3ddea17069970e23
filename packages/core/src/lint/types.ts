import type { SignIn } from '../config/types.ts';
import type { IniSource } from '../ini/source.ts';
import type { Reading } from './reading.ts';
import type { Repairs } from './repairs.ts';

/** error: some program fails or goes wrong · warn: trouble is likely · info: good to know. */
export type Severity = 'error' | 'warn' | 'info';

/** One thing that was found in the AWS files. */
export interface Finding {
  /** Stable: scripts match on it. */
  id: CheckId;
  severity: Severity;
  file: string;
  /** Lines count from 1. */
  line: number;
  /** The text between the brackets. */
  section?: string | undefined;
  key?: string | undefined;
  message: string;
  /** What to do about it: an edit or a command. */
  fix?: string | undefined;
  /** Whether `planFixes` does it. */
  fixable: boolean;
}

/** What a check finds; with `mend` it can be put right without asking anybody. */
export interface Found extends Omit<Finding, 'id' | 'fixable'> {
  mend?: ((repairs: Repairs) => void) | undefined;
}

/** One question to the files. */
export interface Check {
  id: CheckId;
  look(reading: Reading): Iterable<Found>;
}

/** What the cached token of a session says about itself. */
export interface CachedToken {
  session: string;
  startUrl: string;
  region: string;
}

/** All that is looked at. Nothing else of the world is. */
export interface LintInput {
  config: IniSource;
  /** An empty one where there is no credentials file. */
  credentials: IniSource;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  /** The tokens that lie in the cache, of sessions. */
  tokens: readonly CachedToken[];
  /** Name of the cache file that holds the token of a sign-in. */
  tokenFile(signIn: SignIn): string;
}

/** Stable: scripts match on it. */
export type CheckId =
  | 'not-utf-8'
  | 'byte-order-mark'
  | 'line-unreadable'
  | 'duplicate-section'
  | 'duplicate-key'
  | 'section-prefix'
  | 'section-shadowed'
  | 'default-uppercase'
  | 'session-name-blank'
  | 'session-missing'
  | 'session-incomplete'
  | 'session-conflict'
  | 'session-repeated'
  | 'session-duplicate'
  | 'session-in-credentials'
  | 'profile-name-shell'
  | 'profile-incomplete'
  | 'duplicate-profile'
  | 'legacy-profile'
  | 'key-misspelt'
  | 'value-continued'
  | 'value-decorated'
  | 'nested-shadow'
  | 'account-id-shape'
  | 'role-name-shape'
  | 'start-url-http'
  | 'start-url-malformed'
  | 'start-url-missing-start'
  | 'start-url-account-access'
  | 'start-url-foreign'
  | 'start-url-vanity'
  | 'start-url-spellings'
  | 'start-url-form'
  | 'region-malformed'
  | 'region-mismatch'
  | 'partition-mismatch'
  | 'no-region'
  | 'static-keys-shadow'
  | 'sso-keys-in-credentials'
  | 'credential-process-beside-sso'
  | 'process-recursion'
  | 'source-profile-missing'
  | 'source-profile-cycle'
  | 'environment-shadows'
  | 'no-default-profile'
  | 'other-home'
  | 'cached-token-differs';
