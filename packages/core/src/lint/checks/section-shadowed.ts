import type { Check } from '../types.ts';

/** `[default]` and `[profile default]`, `[profile a]` and `[profile "a"]`: one name, of which the later section counts alone. */
export const sectionShadowed: Check = {
  id: 'section-shadowed',
  *look(reading) {
    for (const { kind, name, section, shadowed } of reading.sections) {
      if (!shadowed || kind === 'stray') continue;
      const winner = reading.sections.find((one) => !one.shadowed && one.kind === kind && one.name === name);
      // The same header twice is told as such.
      if (winner === undefined || winner.section.name === section.name) continue;
      yield {
        severity: 'error',
        ...reading.at(section),
        message: `[${winner.section.name}] in line ${winner.section.line} means the same ${kind}: the AWS CLI reads that one alone`,
        fix: `move what is to count into one of the two, and remove the other`,
      };
    }
  },
};
