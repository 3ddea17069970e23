import { join } from 'node:path';
import type { SignIn } from '../config/types.ts';
import type { Files } from '../ports/index.ts';
import { formatDate } from './dates.ts';
import { fetchedIndex, type IndexDeps } from './fetched-index.ts';
import { cliCacheFolder } from './folders.ts';
import { type CachedRole, roleCredentialsFile } from './names.ts';
import { pythonJson } from './python-json.ts';
import { readRoleCredentials } from './read-role-credentials.ts';
import type { RoleCredentials } from './types.ts';

export interface RoleCredentialsDeps extends IndexDeps {
  files: Pick<Files, 'read' | 'replace' | 'remove' | 'sweep'>;
}

/** Role credentials where the AWS CLI keeps its own, so that each uses what the other fetched. */
export interface RoleCredentialsStore {
  /** Absolute path of the role's credentials; their lock lies beside them. */
  file(role: CachedRole): string;
  /** The credentials, expired or not. */
  read(role: CachedRole): Promise<RoleCredentials | undefined>;
  /** Also notes that this sign-in brought them. @throws FILE_UNWRITABLE, DISK_FULL */
  write(role: CachedRole, credentials: RoleCredentials): Promise<void>;
  /** True when there was such a file in the cache. @throws FILE_UNWRITABLE */
  remove(fileName: string): Promise<boolean>;
  /** Names of the files that this sign-in brought us, as far as we noted them. */
  fetchedBy(signIn: SignIn): Promise<string[]>;
  /**
   * Removes the credentials of these roles and of all that we ever fetched with this sign-in; other files are left.
   * Returns how many there were. Tries all before it throws. @throws FILE_UNWRITABLE
   */
  removeFetched(signIn: SignIn, roles: readonly Omit<CachedRole, 'signIn'>[]): Promise<number>;
}

/** The store in `~/.aws/cli/cache`, in the AWS CLI's own names and bytes (AWS CLI 2.36.7). */
export function roleCredentialsStore(deps: RoleCredentialsDeps): RoleCredentialsStore {
  const folder = cliCacheFolder(deps.home);
  const index = fetchedIndex(deps);
  const file = (role: CachedRole) => join(folder, roleCredentialsFile(role));
  const remove = (fileName: string) => deps.files.remove(join(folder, fileName));
  return {
    file,
    read: (role) => readRoleCredentials(deps, role),
    async write(role, credentials) {
      // Noted first: a note without a file does no harm, a file without a note would outlive the sign-out.
      await index.note(role.signIn, roleCredentialsFile(role));
      await deps.files.replace(file(role), credentialsText(role, credentials), { exactMode: true });
    },
    remove,
    fetchedBy: (signIn) => index.names(signIn),
    async removeFetched(signIn, roles) {
      const names = new Set(roles.map((role) => roleCredentialsFile({ ...role, signIn })));
      for (const name of await index.names(signIn)) names.add(name);
      const outcomes = await Promise.allSettled([...names].map(remove));
      await deps.files.sweep(folder);
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      await index.forget(signIn);
      return outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
    },
  };
}

function credentialsText(role: CachedRole, credentials: RoleCredentials): string {
  return pythonJson({
    // Without it `aws sso logout` would leave the file behind.
    ProviderType: 'sso',
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: formatDate(credentials.expiresAtMs),
      AccountId: credentials.accountId ?? role.accountId,
    },
  });
}
