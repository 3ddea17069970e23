import type { OnEvent } from '../ports/index.ts';

/** Passes events on, but each warning once: files are read again under locks, and what is wrong with one stays wrong. */
export function tellOnce(onEvent: OnEvent): OnEvent {
  const told = new Set<string>();
  return (event) => {
    if (event.kind === 'warning') {
      const key = `${event.code} ${event.path ?? ''} ${event.message}`;
      if (told.has(key)) return;
      told.add(key);
    }
    onEvent(event);
  };
}
