import type { HonoRequest } from 'hono';

/** The body as JSON; none counts as `{}`. A list would pass as an object with nothing in it. @throws RangeError, SyntaxError */
export async function objectOf(request: HonoRequest): Promise<unknown> {
  const text = await request.text();
  const value: unknown = text === '' ? {} : JSON.parse(text);
  if (Array.isArray(value)) throw new RangeError('a list where an object is wanted');
  return value;
}
