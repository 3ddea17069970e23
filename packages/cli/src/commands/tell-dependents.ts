import type { Config } from '@ssoctl/core/internal/config/types';
import type { IniDocument } from '@ssoctl/core/internal/ini/document';
import type { Output } from '../kit/output.ts';

/** Tells what is left behind when profiles go: who assumes roles with them, and sections of their names in the credentials file. */
export function tellDependents(
  output: Output,
  { config, credentials, gone }: { config: Config; credentials: IniDocument; gone: readonly string[] },
): void {
  for (const { name, keys, file, line } of config.profiles.values()) {
    const source = keys.get('source_profile');
    if (source === undefined || gone.includes(name) || !gone.includes(source)) continue;
    output.warn(`profile "${name}" (${file}:${line}) assumes its role with "${source}", and will not work without it`);
  }
  for (const { name, line } of credentials.sections) {
    if (gone.includes(name))
      output.warn(`[${name}] in ${credentials.file}:${line} stays: ssoctl never writes that file`);
  }
}
