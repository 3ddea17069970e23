import type { IniEntry, IniSection } from '../../ini/document.ts';
import { faultsOf } from '../faults.ts';
import type { Check } from '../types.ts';

/** A key twice in one section: the AWS CLI refuses the whole file. Where both say the same, the later one can go. */
export const duplicateKey: Check = {
  id: 'duplicate-key',
  *look(reading) {
    const { sections } = reading.input.config.document;
    for (const fault of faultsOf(reading, 'duplicate-key')) {
      const { line, otherLine, inConfig } = fault;
      const [section, again] = (inConfig && keyIn(sections, line)) || [];
      const [, first] = (inConfig && otherLine !== undefined && keyIn(sections, otherLine)) || [];
      if (section === undefined || again === undefined || again.value !== first?.value) {
        yield { ...fault, ...(section ? reading.at(section, again) : {}), fix: `remove line ${otherLine} or ${line}` };
        continue;
      }
      yield {
        ...fault,
        ...reading.at(section, again),
        fix: `remove line ${line}, which says the same`,
        mend: (repairs) => repairs.removeKey(again),
      };
    }
  },
};

function keyIn(sections: readonly IniSection[], line: number): [IniSection, IniEntry] | undefined {
  const section = sections.find((candidate) => candidate.line < line && line <= candidate.endLine);
  const entry = section?.entries.find((candidate) => candidate.line === line);
  return section && entry && [section, entry];
}
