import type { ServiceSettings } from '../config/types.ts';
import type { World } from '../ports/index.ts';
import type { Sessions } from './types.ts';

/** The sign-ins of this machine, as `settings` say the services are to be called. */
export function createSessions(_world: World, _settings: ServiceSettings): Sessions {
  throw new Error('not yet');
}
