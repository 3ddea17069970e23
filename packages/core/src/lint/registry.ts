import { accountIdShape } from './checks/account-id-shape.ts';
import { byteOrderMark } from './checks/byte-order-mark.ts';
import { cachedTokenDiffers } from './checks/cached-token-differs.ts';
import { credentialProcessBesideSso } from './checks/credential-process-beside-sso.ts';
import { defaultUppercase } from './checks/default-uppercase.ts';
import { duplicateKey } from './checks/duplicate-key.ts';
import { duplicateProfile } from './checks/duplicate-profile.ts';
import { duplicateSection } from './checks/duplicate-section.ts';
import { environmentShadows } from './checks/environment-shadows.ts';
import { keyMisspelt } from './checks/key-misspelt.ts';
import { legacyProfile } from './checks/legacy-profile.ts';
import { lineUnreadable } from './checks/line-unreadable.ts';
import { nestedShadow } from './checks/nested-shadow.ts';
import { noDefaultProfile } from './checks/no-default-profile.ts';
import { noRegion } from './checks/no-region.ts';
import { notUtf8 } from './checks/not-utf-8.ts';
import { otherHome } from './checks/other-home.ts';
import { processRecursion } from './checks/process-recursion.ts';
import { profileIncomplete } from './checks/profile-incomplete.ts';
import { profileNameShell } from './checks/profile-name-shell.ts';
import { regionMalformed } from './checks/region-malformed.ts';
import { partitionMismatch, regionMismatch } from './checks/region-mismatch.ts';
import { roleNameShape } from './checks/role-name-shape.ts';
import { sectionPrefix } from './checks/section-prefix.ts';
import { sectionShadowed } from './checks/section-shadowed.ts';
import { sessionConflict, sessionRepeated } from './checks/session-conflict.ts';
import { sessionDuplicate } from './checks/session-duplicate.ts';
import { sessionInCredentials } from './checks/session-in-credentials.ts';
import { sessionIncomplete } from './checks/session-incomplete.ts';
import { sessionMissing } from './checks/session-missing.ts';
import { sessionNameBlank } from './checks/session-name-blank.ts';
import { sourceProfileCycle, sourceProfileMissing } from './checks/source-profile.ts';
import { ssoKeysInCredentials } from './checks/sso-keys-in-credentials.ts';
import {
  startUrlAccountAccess,
  startUrlForeign,
  startUrlHttp,
  startUrlMalformed,
  startUrlMissingStart,
} from './checks/start-url-fault.ts';
import { startUrlForm, startUrlSpellings } from './checks/start-url-spellings.ts';
import { startUrlVanity } from './checks/start-url-vanity.ts';
import { staticKeysShadow } from './checks/static-keys-shadow.ts';
import { valueContinued } from './checks/value-continued.ts';
import { valueDecorated } from './checks/value-decorated.ts';
import type { Check } from './types.ts';

/** Every check, in the order in which findings of one line are told. */
export const CHECKS: readonly Check[] = [
  notUtf8,
  byteOrderMark,
  lineUnreadable,
  duplicateSection,
  duplicateKey,
  sectionPrefix,
  sectionShadowed,
  defaultUppercase,
  sessionNameBlank,
  sessionMissing,
  sessionIncomplete,
  sessionConflict,
  sessionRepeated,
  sessionDuplicate,
  sessionInCredentials,
  profileNameShell,
  profileIncomplete,
  duplicateProfile,
  legacyProfile,
  keyMisspelt,
  valueContinued,
  valueDecorated,
  nestedShadow,
  accountIdShape,
  roleNameShape,
  startUrlHttp,
  startUrlMalformed,
  startUrlMissingStart,
  startUrlAccountAccess,
  startUrlForeign,
  startUrlVanity,
  startUrlSpellings,
  startUrlForm,
  regionMalformed,
  regionMismatch,
  partitionMismatch,
  noRegion,
  staticKeysShadow,
  ssoKeysInCredentials,
  credentialProcessBesideSso,
  processRecursion,
  sourceProfileMissing,
  sourceProfileCycle,
  environmentShadows,
  noDefaultProfile,
  otherHome,
  cachedTokenDiffers,
];
