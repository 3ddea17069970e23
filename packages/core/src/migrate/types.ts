import type { IniSection } from '../ini/document.ts';

/** Who wrote a profile: `legacy` is the AWS CLI's old form, with the start URL in the profile itself. */
export type ProfileForm = 'legacy' | 'aws-sso-util' | 'granted' | 'aws-sso-cli';

/** Where a profile signs in. */
export type SignsIn =
  | {
      kind: 'portal';
      /** As it stands in the file. */
      startUrl: string;
      region: string;
      scopes: readonly string[];
    }
  /** It names an `[sso-session]` already. */
  | { kind: 'session'; name: string }
  /** What aws-sso-cli calls an instance in a configuration of its own; undefined: its default one. */
  | { kind: 'instance'; name: string | undefined };

/** A profile that can be one of an `[sso-session]`. */
export interface Candidate {
  profile: string;
  section: IniSection;
  from: ProfileForm;
  signsIn: SignsIn;
  /** Absent where the profile is for a token alone. */
  accountId?: string | undefined;
  roleName?: string | undefined;
  /** Keys of the old form. */
  obsolete: ReadonlySet<string>;
}

/** A profile of an old form that stays as it is. */
export interface Skipped {
  profile: string;
  /** Completes the sentence "the profile was not migrated: …". */
  because: string;
}
