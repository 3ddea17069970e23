import { accountIdFault } from '../config/configured-values.ts';
import { roleNameFault } from '../config/role-name.ts';
import type { IniDocument, IniSection } from '../ini/document.ts';
import { profileMap } from '../ini/profile-map.ts';
import { isRegion } from '../wire/partitions.ts';
import { canonicalStartUrl, readStartUrl } from '../wire/start-url.ts';
import { agreed, Contradiction } from './agreed.ts';
import { type ToolCommand, toolCommand } from './tool-command.ts';
import type { Candidate, ProfileForm, SignsIn, Skipped } from './types.ts';

/** Keys of the old forms. `sso_registration_scopes` in a profile says nothing to anybody, but must not differ from the session's. */
const OBSOLETE = [
  'sso_start_url',
  'sso_region',
  'sso_registration_scopes',
  'sso_account_name',
  'sso_auto_populated',
  'granted_sso_start_url',
  'granted_sso_region',
  'granted_sso_account_id',
  'granted_sso_role_name',
  'granted_sso_registration_scopes',
  'granted_skip_credential_process_validation',
  'common_fate_generated_from',
];

type Keys = ReadonlyMap<string, string>;

/** What a profile of an old form says; undefined for one that has none. */
export function readCandidate(
  profile: string,
  documents: { config: IniDocument; credentials: IniDocument },
): Candidate | Skipped | undefined {
  const section = profileMap(documents.config).profiles.get(profile);
  if (section === undefined) return undefined;
  const keys = keysIn(section);
  const line = keys.get('credential_process');
  const tool = line === undefined ? undefined : toolCommand(line);
  if (tool === undefined && ![...keys.keys()].some((key) => /^(?:granted_)?sso_(?:start_url|region)$/.test(key))) {
    return undefined;
  }
  try {
    requireOwn(profile, documents.credentials);
    const told = new Told(keys, tool, other(documents.config, profile, tool));
    const [accountId, roleName] = [told.accountId, told.roleName];
    requireRole({ accountId, roleName, isTool: tool !== undefined });
    const obsolete = new Set([...OBSOLETE, ...(tool === undefined ? [] : ['credential_process'])]);
    const signsIn = told.signsIn(documents.config);
    return { profile, section, from: formOf(keys, tool), signsIn, accountId, roleName, obsolete };
  } catch (error) {
    if (error instanceof Contradiction) return { profile, because: error.message };
    throw error;
  }
}

function keysIn(section: IniSection): Keys {
  return new Map(section.entries.map(({ key, value }) => [key, value]));
}

/** aws-sso-util takes the keys of the profile that its line names, which may be another one. */
function other(config: IniDocument, profile: string, tool: ToolCommand | undefined): Keys {
  const named = tool?.profile;
  if (named === undefined || named === profile) return new Map();
  const section = profileMap(config).profiles.get(named);
  if (tool?.tool === 'aws-sso-util' && section !== undefined) return keysIn(section);
  throw new Contradiction(`its credential_process is for another profile, "${named}"`);
}

function formOf(keys: Keys, tool: ToolCommand | undefined): ProfileForm {
  if (tool !== undefined) return tool.tool;
  const names = [...keys.keys()];
  if (names.some((key) => key.startsWith('granted_sso_') || key === 'common_fate_generated_from')) return 'granted';
  return names.includes('sso_auto_populated') ? 'aws-sso-util' : 'legacy';
}

/** In the credentials file the AWS CLI would go on finding the old keys. */
function requireOwn(profile: string, credentials: IniDocument): void {
  const section = credentials.sections.find(({ name }) => name === profile);
  const entry = section?.entries.find(({ key }) => key.startsWith('sso_'));
  if (entry === undefined) return;
  throw new Contradiction(`${entry.key} stands in ${credentials.file}:${entry.line} too, and counts there`);
}

function requireRole(role: { accountId: string | undefined; roleName: string | undefined; isTool: boolean }): void {
  const { accountId, roleName, isTool } = role;
  if (isTool && accountId === undefined && roleName === undefined)
    throw new Contradiction('its credential_process does not say for which account and role');
  if (accountId === undefined && roleName !== undefined) throw new Contradiction('it lacks the account');
  if (accountId !== undefined && roleName === undefined) throw new Contradiction('it lacks the role');
  const fault =
    (accountId && prefixed(`the account id ${accountId}`, accountIdFault(accountId))) ||
    (roleName && prefixed(`the role ${roleName}`, roleNameFault(roleName)));
  if (fault) throw new Contradiction(`${fault}; see: ssoctl profiles lint`);
}

function prefixed(subject: string, fault: { because: string } | undefined): string | undefined {
  return fault && `${subject} ${fault.because}`;
}

/** What the keys of a profile and the arguments of its process say together. */
class Told {
  readonly #keys: Keys;
  readonly #tool: ToolCommand | undefined;
  readonly #other: Keys;

  constructor(keys: Keys, tool: ToolCommand | undefined, other: Keys) {
    this.#keys = keys;
    this.#tool = tool;
    this.#other = other;
  }

  get accountId(): string | undefined {
    return agreed({ what: 'the account', values: [...this.#from('sso_account_id'), ...this.#said('accountId')] });
  }

  get roleName(): string | undefined {
    return agreed({ what: 'the role', values: [...this.#from('sso_role_name'), ...this.#said('roleName')] });
  }

  signsIn(config: IniDocument): SignsIn {
    const urls = [...this.#from('sso_start_url'), ...this.#said('startUrl')];
    const startUrl = agreed({ what: 'the start URL', values: urls, by: canonicalStartUrl });
    const region = agreed({ what: 'the Region', values: [...this.#from('sso_region'), ...this.#said('region')] });
    const session = this.#keys.get('sso_session');
    if (session !== undefined) return existing(config, session, { startUrl, region });
    if (this.#tool?.tool === 'aws-sso-cli' && startUrl === undefined && region === undefined)
      return { kind: 'instance', name: this.#tool.instance };
    if (startUrl === undefined) throw new Contradiction('it lacks the start URL');
    if (region === undefined) throw new Contradiction('it lacks sso_region');
    const read = readStartUrl(startUrl);
    if (!read.ok && read.why !== 'not-aws')
      throw new Contradiction(
        `its start URL is not that of an access portal: ${read.because}; see: ssoctl profiles lint`,
      );
    if (!isRegion(region))
      throw new Contradiction(`its sso_region is not a Region: ${region}; see: ssoctl profiles lint`);
    const scopes = this.#keys.get('granted_sso_registration_scopes') ?? this.#keys.get('sso_registration_scopes') ?? '';
    return { kind: 'portal', startUrl, region, scopes: scopes.split(',').flatMap((scope) => scope.trim() || []) };
  }

  #from(key: string): [string, string | undefined][] {
    const own: [string, string | undefined][] = [
      [key, this.#keys.get(key)],
      [`granted_${key}`, this.#keys.get(`granted_${key}`)],
    ];
    const isSaid = own.some(([, value]) => value !== undefined) || this.#tool === undefined;
    return isSaid ? own : [[`${key} of profile "${this.#tool?.profile}"`, this.#other.get(key)]];
  }

  #said(name: 'startUrl' | 'region' | 'accountId' | 'roleName'): [string, string | undefined][] {
    return [['its credential_process', this.#tool?.[name]]];
  }
}

function existing(
  config: IniDocument,
  name: string,
  told: { startUrl: string | undefined; region: string | undefined },
): SignsIn {
  const section = profileMap(config).sessions.get(name);
  if (section === undefined) throw new Contradiction(`it names the session "${name}", which does not exist`);
  const keys = keysIn(section);
  const there = `[${section.name}]`;
  const here = 'the profile';
  agreed({
    what: 'the start URL',
    values: [
      [here, told.startUrl],
      [there, keys.get('sso_start_url')],
    ],
    by: canonicalStartUrl,
  });
  agreed({
    what: 'the Region',
    values: [
      [here, told.region],
      [there, keys.get('sso_region')],
    ],
  });
  return { kind: 'session', name };
}
