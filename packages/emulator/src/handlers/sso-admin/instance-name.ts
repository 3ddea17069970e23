import type { Instance } from './instances.ts';

/** The name as the service would take it: a seed's may be any text, as it stands on pages. */
export function nameOf({ name }: Instance): { Name?: string } {
  return name === undefined ? {} : { Name: name.replace(/[^\w+=,.@-]+/g, '-').slice(0, 255) };
}
