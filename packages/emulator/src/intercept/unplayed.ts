import { escapeXml } from '../faults/shapes.ts';

/** The answer of an AWS host, or of an operation on it, that the emulator does not play: an AWS-shaped error that no client retries. */
export function unplayed(because: string, requestHeaders: Headers): Response {
  const code = 'NotPlayedByEmulator';
  const wantsJson = requestHeaders.has('x-amz-target') || (requestHeaders.get('content-type') ?? '').includes('json');
  if (wantsJson) {
    const body = JSON.stringify({ __type: code, message: because, Message: because });
    return new Response(body, {
      status: 501,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    });
  }
  const error = `<Error><Code>${code}</Code><Message>${escapeXml(because)}</Message></Error>`;
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse>${error}</ErrorResponse>`;
  return new Response(body, { status: 501, headers: { 'content-type': 'text/xml', 'x-amzn-errortype': code } });
}
