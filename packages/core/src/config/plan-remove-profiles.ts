import { SsoctlError } from '../errors/index.ts';
import type { IniDocument } from '../ini/document.ts';
import type { EditPlan } from './edit-plan.ts';
import { configOf } from './load.ts';
import { planEdit } from './plan-edit.ts';
import { removeSections, sectionsMeaning } from './plan-remove.ts';
import { resolveProfile } from './resolve-profile.ts';

export interface ProfileRemoval {
  /** The config file. */
  file: string;
  credentials: IniDocument;
  names: readonly string[];
}

/**
 * Plans to take profiles out of the config file. The credentials file is never written: what stands there under the same name stays.
 * @throws PROFILE_NOT_FOUND, also for one that stands in the credentials file alone; CONFIG_INVALID
 */
export function planRemoveProfiles(removal: ProfileRemoval, before: Uint8Array | undefined): EditPlan {
  return planEdit(
    {
      file: removal.file,
      make(editor) {
        requireProfiles(removal, editor.document);
        return removeSections(editor, sectionsMeaning(editor.document, 'profiles', new Set(removal.names)));
      },
    },
    before,
  );
}

function requireProfiles({ names, credentials, file }: ProfileRemoval, document: IniDocument): void {
  const config = configOf(document, credentials);
  for (const name of names) {
    const { file: there, line } = resolveProfile(config, name);
    if (there === file) continue;
    const because = `the profile "${name}" stands in ${there}:${line} alone, and ssoctl never writes that file`;
    throw new SsoctlError('PROFILE_NOT_FOUND', because, {
      hint: `remove the section in line ${line} of ${there}`,
      details: { profile: name, file: there, line },
    });
  }
}
