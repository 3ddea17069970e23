import type { SsoctlEvent } from '@ssoctl/core/internal/ports/index';
import type { Output } from './output.ts';
import { visible } from './visible.ts';

/** How events of the library are told where no command tells them better. */
export function tellEvent(event: SsoctlEvent, output: Output): void {
  switch (event.kind) {
    case 'warning':
      output.warn(event.message, event.hint);
      return;
    case 'call':
      output.trace(callLine(event));
      return;
    case 'waiting-for-lock':
      output.say(
        event.path.endsWith('.signin.lock')
          ? 'Another process is signing in already; waiting for it.'
          : `Waiting for another process that holds ${visible(event.path)}.`,
      );
      return;
    case 'stray-callback':
      output.tell(`Ignored a request to the callback address: ${event.reason}.`);
      return;
    case 'refreshed':
      output.trace(`renewed the sign-in to ${event.session}`);
      return;
    case 'authorize':
      output.tell(`Open this page: ${visible(event.url)}`);
      return;
    case 'device-code':
      output.tell(`Open this page, if it shows the code ${visible(event.userCode)}: ${visible(event.completeUrl)}`);
      return;
  }
}

function callLine(event: Extract<SsoctlEvent, { kind: 'call' }>): string {
  const { service, operation, status, ms, attempt, error, requestId } = event;
  const parts = [`${service} ${operation}:`, status ?? 'no answer', error, `in ${Math.round(ms)} ms`];
  if (attempt > 1) parts.push(`attempt ${attempt}`);
  if (requestId !== undefined) parts.push(`request ${requestId}`);
  return parts.filter((part) => part !== undefined).join(' ');
}
