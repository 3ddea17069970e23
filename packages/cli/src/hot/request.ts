/** What a plain `credential-process` command line asks for. */
export interface HotRequest {
  profile?: string | undefined;
  configFile?: string | undefined;
}

const NAMES: Readonly<Record<string, keyof HotRequest>> = {
  '--profile': 'profile',
  '-p': 'profile',
  '--config-file': 'configFile',
};

/**
 * Reads `credential-process [--profile P] [--config-file F]`. Anything else (another command, --help, --debug, a mistake) is
 * undefined: the whole program judges it.
 */
export function hotRequest(argv: readonly string[]): HotRequest | undefined {
  if (argv[0] !== 'credential-process') return undefined;
  const request: HotRequest = {};
  for (let index = 1; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const key = NAMES[equals < 0 ? word : word.slice(0, equals)];
    const value = equals < 0 ? argv[++index] : word.slice(equals + 1);
    if (key === undefined || value === undefined || value === '' || value.startsWith('-')) return undefined;
    request[key] = value;
  }
  return request;
}
