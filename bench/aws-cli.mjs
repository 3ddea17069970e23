import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The first AWS CLI on PATH, or in the system's own folders, that says it is version 2. */
export function awsVersion2() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/bin', '/usr/bin'];
  for (const folder of new Set(folders)) {
    const path = join(folder, 'aws');
    const version = /aws-cli\/(2\.\S+)/.exec(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
    if (version !== undefined) return { path, version };
  }
  return undefined;
}
