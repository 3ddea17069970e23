import { MAX_PAGE_SIZE } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { PortalRefusal } from './refusal.ts';
import type { PortalRequest } from './request.ts';

export interface Page<T> {
  items: T[];
  nextToken: string | null;
}

/**
 * The page that the query asks for. `list` names what is paged: a token of one list means nothing to another.
 *
 * @throws PortalRefusal InvalidRequestException for a size outside 1 to 100 or a token that is not ours
 */
export function page<T>(state: State, request: PortalRequest, list: string, all: readonly T[]): Page<T> {
  const size = readSize(request.query.get('max_result'), state.behaviour.pageSize);
  const given = request.query.get('next_token');
  if (given === null && state.behaviour.emptyFirstPage) return { items: [], nextToken: writeToken(list, 0) };
  const from = given === null ? 0 : readToken(list, given, all.length);
  const to = from + size;
  return { items: all.slice(from, to), nextToken: to < all.length ? writeToken(list, to) : null };
}

function readSize(text: string | null, usual: number): number {
  if (text === null) return usual;
  const size = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > MAX_PAGE_SIZE) throw new PortalRefusal('InvalidRequestException');
  return size;
}

function writeToken(list: string, offset: number): string {
  return Buffer.from(JSON.stringify([list, offset])).toString('base64url');
}

function readToken(list: string, text: string, most: number): number {
  try {
    const [of, offset] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown];
    if (of === list && Number.isInteger(offset) && (offset as number) >= 0 && (offset as number) <= most) {
      return offset as number;
    }
  } catch {
    throw new PortalRefusal('InvalidRequestException');
  }
  throw new PortalRefusal('InvalidRequestException');
}
