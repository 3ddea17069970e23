import { tokenFile } from '../../src/cache/names.ts';
import { surveySource } from '../../src/ini/source.ts';
import { lint } from '../../src/lint/lint.ts';
import { planFixes } from '../../src/lint/plan-fixes.ts';
import type { Finding, LintInput } from '../../src/lint/types.ts';

export const CONFIG = '/home/ada/.aws/config';
const CREDENTIALS = '/home/ada/.aws/credentials';

/** What lint is told beside the config file. By default a profile is chosen and a Region is set, so that neither is found missing. */
export type Facts = Partial<Pick<LintInput, 'env' | 'home' | 'tokens'>> & { credentials?: string };

const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? Uint8Array.from(Buffer.from(text)) : text);

function factsOf({ credentials = '', ...facts }: Facts) {
  return {
    credentials: surveySource(bytesOf(credentials), CREDENTIALS),
    env: { AWS_PROFILE: 'chosen', AWS_REGION: 'eu-west-1' },
    home: '/home/ada',
    tokens: [],
    tokenFile,
    ...facts,
  };
}

export function findings(config: string | Uint8Array, facts: Facts = {}): Finding[] {
  return lint({ ...factsOf(facts), config: surveySource(bytesOf(config), CONFIG) });
}

/** A finding in short: `3 error session-missing fixable`; the line of the credentials file with its name. */
export function short({ id, severity, file, line, fixable }: Finding): string {
  return `${file === CONFIG ? line : `credentials:${line}`} ${severity} ${id}${fixable ? ' fixable' : ''}`;
}

export function plan(config: string | Uint8Array, facts: Facts = {}) {
  return planFixes({ ...factsOf(facts), configFile: CONFIG }, bytesOf(config));
}

export const fixed = (config: string | Uint8Array, facts?: Facts) => Buffer.from(plan(config, facts).after).toString();

/** A file, and all that is found in it. */
export interface Case {
  what: string;
  config: string;
  facts?: Facts;
  finds: string[];
  /** The file after fixing, where that is another one. */
  becomes?: string;
}

export const SESSION = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
`;
export const ROLE = 'sso_account_id = 111122223333\nsso_role_name = Admin\n';
export const DEV = `[profile dev]\nsso_session = corp\n${ROLE}`;
