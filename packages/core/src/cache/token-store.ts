import { join } from 'node:path';
import type { SignIn } from '../config/types.ts';
import type { Clock, Files, OnEvent } from '../ports/index.ts';
import { formatDate, parseDate } from './dates.ts';
import { ssoCacheFolder } from './folders.ts';
import { tokenFile } from './names.ts';
import { pythonJson } from './python-json.ts';
import { type JsonObject, readCacheFile, stringIn } from './read-json.ts';
import type { Token } from './types.ts';

export interface CacheDeps {
  files: Pick<Files, 'read' | 'replace' | 'remove' | 'sweep'>;
  home: string;
  onEvent: OnEvent;
  clock?: Pick<Clock, 'sleep'> | undefined;
}

/** Tokens as the AWS CLI and every SDK read them. */
export interface TokenStore {
  /** Absolute path of the sign-in's token; its lock lies beside it. */
  file(signIn: SignIn): string;
  /** The token, expired or not; undefined when there is none that can be used or refreshed. */
  read(signIn: SignIn): Promise<Token | undefined>;
  /** @throws FILE_UNWRITABLE, DISK_FULL */
  write(signIn: SignIn, token: Token): Promise<void>;
  /** True when there was one. @throws FILE_UNWRITABLE */
  remove(signIn: SignIn): Promise<boolean>;
}

/** The store in `~/.aws/sso/cache`, in the AWS CLI's own names and bytes (AWS CLI 2.36.7). */
export function tokenStore(deps: CacheDeps): TokenStore {
  const file = (signIn: SignIn) => join(ssoCacheFolder(deps.home), tokenFile(signIn));
  return {
    file,
    read: (signIn) => readCacheFile(deps, file(signIn), (content) => tokenIn(content, signIn)),
    write: (signIn, token) => deps.files.replace(file(signIn), tokenText(token), { exactMode: true }),
    async remove(signIn) {
      const removed = await deps.files.remove(file(signIn));
      await deps.files.sweep(ssoCacheFolder(deps.home));
      return removed;
    },
  };
}

function tokenIn(content: JsonObject, signIn: SignIn): Token | undefined {
  const accessToken = stringIn(content, 'accessToken');
  const expiresAtMs = parseDate(stringIn(content, 'expiresAt') ?? '');
  if (accessToken === undefined || expiresAtMs === undefined) return undefined;
  return {
    startUrl: stringIn(content, 'startUrl') ?? signIn.startUrl,
    region: stringIn(content, 'region') ?? signIn.region,
    accessToken,
    expiresAtMs,
    clientId: stringIn(content, 'clientId'),
    clientSecret: stringIn(content, 'clientSecret'),
    registrationExpiresAtMs: parseDate(stringIn(content, 'registrationExpiresAt') ?? ''),
    refreshToken: stringIn(content, 'refreshToken'),
  };
}

function tokenText(token: Token): string {
  const { registrationExpiresAtMs: registration } = token;
  return pythonJson({
    startUrl: token.startUrl,
    region: token.region,
    accessToken: token.accessToken,
    expiresAt: formatDate(token.expiresAtMs),
    clientId: token.clientId,
    clientSecret: token.clientSecret,
    registrationExpiresAt: registration === undefined ? undefined : formatDate(registration),
    refreshToken: token.refreshToken,
  });
}
