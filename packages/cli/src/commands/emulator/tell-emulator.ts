import type { Emulator } from '@ssoctl/emulator';
import type { Output } from '../../kit/output.ts';

/** How to use an emulator that has started. Shown with `--quiet` too: it is what the command is for. */
export function tellEmulator(output: Output, emulator: Emulator, { approve }: { approve?: string | undefined }): void {
  const { bold, dim } = output.err.colours;
  const { url, startUrl, region, proxyUrl } = emulator;
  const rows: [string, string][] = [
    ['Address', url],
    ['Start URL', startUrl],
    ['Region', region],
    ['Sign-ins', approve === undefined ? 'wait for you at its pages' : `are approved at once, as ${approve}`],
    ...(proxyUrl === undefined
      ? []
      : [['Intercepts', "AWS's hosts, as the proxy of those who ask it"] as [string, string]]),
  ];
  output.tell(bold('A local IAM Identity Center is running.'));
  output.tell();
  for (const [name, text] of rows) output.tell(`  ${dim(name.padEnd(10))}  ${text}`);
  output.tell();
  output.tell('In another terminal:');
  output.tell();
  output.tell('  eval "$(ssoctl emulator env)"');
  output.tell(`  ssoctl sessions add demo --start-url ${startUrl} --region ${region}`);
  output.tell('  ssoctl login demo');
  output.tell();
  output.tell('Ctrl-C stops it, and forgets everything.');
}
