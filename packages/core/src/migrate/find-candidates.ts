import type { IniDocument } from '../ini/document.ts';
import { profileMap } from '../ini/profile-map.ts';
import { canonicalStartUrl } from '../wire/start-url.ts';
import { readCandidate } from './read-candidate.ts';
import type { Candidate, Skipped } from './types.ts';

/** The AWS files, as they were read. */
export interface Documents {
  config: IniDocument;
  credentials: IniDocument;
}

/** The profiles of old forms, in file order: those that can be migrated, and those that cannot, with the reason. */
export function findCandidates(documents: Documents): { candidates: Candidate[]; skipped: Skipped[] } {
  const candidates: Candidate[] = [];
  const skipped: Skipped[] = [];
  for (const name of profileMap(documents.config).profiles.keys()) {
    if (isLegacyCopy(documents.config, name)) continue;
    const read = readCandidate(name, documents);
    if (read !== undefined && 'section' in read) candidates.push(read);
    else if (read !== undefined) skipped.push(read);
  }
  return { candidates, skipped };
}

/** The profiles that could be migrated to a session of a start URL: what a wizard offers when it makes one. */
export function migratableTo(documents: Documents, startUrl: string): string[] {
  const portal = canonicalStartUrl(startUrl);
  return findCandidates(documents)
    .candidates.filter(({ signsIn }) => signsIn.kind === 'portal' && canonicalStartUrl(signsIn.startUrl) === portal)
    .map(({ profile }) => profile);
}

export const LEGACY_COPY = '-legacy';

/** `dev-legacy` beside a `dev` with a session, for the same role: kept on purpose, for tools that know no sessions. */
function isLegacyCopy(config: IniDocument, name: string): boolean {
  if (!name.endsWith(LEGACY_COPY)) return false;
  const { profiles } = profileMap(config);
  const [copy, original] = [profiles.get(name), profiles.get(name.slice(0, -LEGACY_COPY.length))].map(
    (section) => new Map(section?.entries.map(({ key, value }) => [key, value])),
  );
  const isSame = ['sso_account_id', 'sso_role_name'].every((key) => copy?.get(key) === original?.get(key));
  return isSame && original?.has('sso_session') === true && copy?.has('sso_session') === false;
}
