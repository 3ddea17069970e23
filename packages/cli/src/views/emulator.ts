import type { Emulator } from '@ssoctl/emulator';

/** What `--json` says when an emulator is ready: one line, so that a program can wait for it. */
export function readyDocument({ url, startUrl, region, proxyUrl, caFile, control }: Emulator) {
  return {
    schema: 'ssoctl/emulator/1',
    url,
    startUrl,
    region,
    ...(proxyUrl === undefined ? {} : { proxyUrl }),
    ...(caFile === undefined ? {} : { caFile }),
    controlUrl: control.url,
    controlToken: control.token,
  };
}
