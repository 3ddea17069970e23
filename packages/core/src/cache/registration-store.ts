import { join } from 'node:path';
import type { SignIn } from '../config/types.ts';
import { formatDate, parseDate } from './dates.ts';
import { ssoCacheFolder } from './folders.ts';
import { registrationFile } from './names.ts';
import { pythonJson } from './python-json.ts';
import { type JsonObject, readCacheFile, stringIn } from './read-json.ts';
import type { CacheDeps } from './token-store.ts';
import type { Registration } from './types.ts';

/** Whose registration: the AWS CLI's own (`botocore`: device flow) or ours (`ssoctl`: authorization code). */
export type RegistrationTool = 'botocore' | 'ssoctl';

/** Client registrations, under the AWS CLI's recipe of names. */
export interface RegistrationStore {
  /** Absolute path of the registration. */
  file(signIn: SignIn, tool: RegistrationTool): string;
  /** The registration, expired or not. */
  read(signIn: SignIn, tool: RegistrationTool): Promise<Registration | undefined>;
  /** @throws FILE_UNWRITABLE, DISK_FULL */
  write(signIn: SignIn, tool: RegistrationTool, registration: Registration): Promise<void>;
  /** True when there was one. @throws FILE_UNWRITABLE */
  remove(signIn: SignIn, tool: RegistrationTool): Promise<boolean>;
}

/** The store in `~/.aws/sso/cache`, in the AWS CLI's own bytes (AWS CLI 2.36.7). */
export function registrationStore(deps: CacheDeps): RegistrationStore {
  const file = (signIn: SignIn, tool: RegistrationTool) =>
    join(ssoCacheFolder(deps.home), registrationFile(signIn, tool));
  return {
    file,
    read: (signIn, tool) => readCacheFile(deps, file(signIn, tool), registrationIn),
    write: (signIn, tool, registration) =>
      deps.files.replace(file(signIn, tool), registrationText(registration), { exactMode: true }),
    remove: (signIn, tool) => deps.files.remove(file(signIn, tool)),
  };
}

function registrationIn(content: JsonObject): Registration | undefined {
  const clientId = stringIn(content, 'clientId');
  const clientSecret = stringIn(content, 'clientSecret');
  const expiresAtMs = parseDate(stringIn(content, 'expiresAt') ?? '');
  if (clientId === undefined || clientSecret === undefined || expiresAtMs === undefined) return undefined;
  const [scopes, grantTypes] = [stringsIn(content, 'scopes'), stringsIn(content, 'grantTypes')];
  return { clientId, clientSecret, expiresAtMs, scopes, grantTypes };
}

function registrationText({ clientId, clientSecret, expiresAtMs, scopes, grantTypes }: Registration): string {
  const device = grantTypes === undefined;
  return pythonJson({
    clientId,
    clientSecret,
    expiresAt: formatDate(expiresAtMs),
    // The AWS CLI leaves empty scopes out of a device registration, and always writes those of the other grant.
    scopes: device && scopes?.length === 0 ? undefined : scopes,
    grantTypes,
  });
}

function stringsIn(content: JsonObject, key: string): readonly string[] | undefined {
  const value = content[key];
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}
