import type { TagShape } from '@ssoctl/core/wire';
import type { Tags } from '../seed/types.ts';

export function tagShapes(tags: Tags): TagShape[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
