import type { OnEvent, SsoctlEvent } from '@ssoctl/core/internal/ports/index';

type Kind = SsoctlEvent['kind'];

export interface RecordedEvents {
  readonly all: readonly SsoctlEvent[];
  readonly onEvent: OnEvent;
  of<K extends Kind>(kind: K): Extract<SsoctlEvent, { kind: K }>[];
  /** Resolves with the first event of a kind, at once when it has happened already. */
  first<K extends Kind>(kind: K): Promise<Extract<SsoctlEvent, { kind: K }>>;
}

/** Events as they come, for looking at afterwards. */
export function recordedEvents(forward?: OnEvent): RecordedEvents {
  const all: SsoctlEvent[] = [];
  const waiting: ((event: SsoctlEvent) => void)[] = [];
  const of = <K extends Kind>(kind: K) =>
    all.filter((event): event is Extract<SsoctlEvent, { kind: K }> => event.kind === kind);
  return {
    all,
    of,
    onEvent(event) {
      all.push(event);
      forward?.(event);
      for (const wait of waiting) wait(event);
    },
    first(kind) {
      const [known] = of(kind);
      if (known) return Promise.resolve(known);
      return new Promise((resolve) => {
        waiting.push((event) => {
          if (event.kind === kind) resolve(event as Extract<SsoctlEvent, { kind: typeof kind }>);
        });
      });
    },
  };
}
