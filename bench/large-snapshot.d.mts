import type { Snapshot } from '@ssoctl/core/internal/access/snapshot-types';

export type Sizes = Partial<Record<'accounts' | 'permissionSets' | 'users' | 'groups' | 'assignments', number>>;
export function largeSnapshot(sizes?: Sizes): Snapshot;
