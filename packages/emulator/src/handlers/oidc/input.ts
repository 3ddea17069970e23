import { OidcRefusal } from './refusal.ts';

/** Members of a request body, by the service's own names. */
export type Input = Readonly<Record<string, unknown>>;

/**
 * Reads a body as JSON, or as a form for clients that speak plain OAuth: `device_code` is taken for `deviceCode`,
 * and lists are separated by spaces.
 *
 * @throws OidcRefusal InvalidRequestException
 */
export function readInput(body: string, contentType = ''): Input {
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return readForm(body);
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input;
  } catch {
    throw new OidcRefusal('InvalidRequestException');
  }
  throw new OidcRefusal('InvalidRequestException');
}

const LISTS = new Set(['scope', 'scopes', 'grantTypes', 'redirectUris']);

function readForm(body: string): Input {
  const members: Record<string, unknown> = {};
  for (const [key, value] of new URLSearchParams(body)) {
    const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    members[name] = LISTS.has(name) ? value.split(/\s+/).filter(Boolean) : value;
  }
  return members;
}

/** A text that must be there. @throws OidcRefusal InvalidRequestException */
export function required(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== 'string' || value === '') throw new OidcRefusal('InvalidRequestException');
  return value;
}

/** A list of texts; absent and null count as empty. @throws OidcRefusal InvalidRequestException */
export function list(input: Input, name: string): string[] {
  const value = input[name] ?? [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new OidcRefusal('InvalidRequestException');
}
