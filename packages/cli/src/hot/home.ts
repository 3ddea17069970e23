import { homedir } from 'node:os';

/** The person's home directory, as the environment says; else as the system does. */
export function homeOf(process: Pick<NodeJS.Process, 'env' | 'platform'>): string {
  return process.env[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'] || homedir();
}
