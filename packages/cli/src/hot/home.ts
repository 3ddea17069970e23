import { homeFolder } from '@ssoctl/core/internal/system/home';

/** The person's home directory; empty where nobody knows one: what needs it then says so, where errors are told. */
export function homeOf(process: Pick<NodeJS.Process, 'env' | 'platform'>): string {
  try {
    return homeFolder(process.env, process.platform);
  } catch {
    return '';
  }
}
