/** What a list's pages are chained with: `NextToken` in the body, or in the portal `nextToken` in the answer and `next_token` in the query. */

/** The token that a request asks for a page with. */
export function askedToken(url: URL, body: string): string | undefined {
  const inQuery = url.searchParams.get('next_token');
  if (inQuery !== null) return inQuery;
  const token = objectOf(body)?.['NextToken'];
  return typeof token === 'string' ? token : undefined;
}

/** The same page with another next token, or with none: then the list seems to end here. A refusal stays as it is. */
export async function withNextToken(response: Response, token: string | undefined): Promise<Response> {
  if (!response.ok) return response;
  const text = await response.text();
  const answer = objectOf(text);
  const init = { status: response.status, headers: response.headers };
  if (answer === undefined) return new Response(text, init);
  // The portal alone says on the last page too that there is no more.
  const name = 'nextToken' in answer ? 'nextToken' : 'NextToken';
  const { [name]: _, ...rest } = answer;
  return new Response(JSON.stringify(token === undefined ? rest : { ...rest, [name]: token }), init);
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
