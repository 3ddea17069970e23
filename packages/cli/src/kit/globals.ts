import { flag, type Input, type None, value } from './option.ts';

/** Options that every command takes, before or after its name. */
export const GLOBAL_OPTIONS = {
  profile: value('-p, --profile NAME', 'The profile', { env: 'AWS_PROFILE' }),
  session: value('-s, --session NAME', 'The sso-session'),
  configFile: value('--config-file FILE', 'The AWS config file', { env: 'AWS_CONFIG_FILE' }),
  json: flag('--json', 'Print one JSON document on stdout; errors as JSON on stderr'),
  quiet: flag('-q, --quiet', 'Say nothing on stderr but warnings, errors and what has to be acted upon'),
  verbose: flag('-v, --verbose', 'Say which calls are made'),
  debug: flag('--debug', 'The same, and stack traces for errors'),
  noColor: flag('--no-color', 'No colours', { env: 'NO_COLOR' }),
} as const;

export type Globals = Input<None, typeof GLOBAL_OPTIONS>['options'];
