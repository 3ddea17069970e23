import type { Page } from '../kit/view.ts';
import { type Fact, factLines } from './facts.ts';
import { boundaryName, hours, type PermissionSetItem } from './org-permission-sets.ts';
import { tagText } from './tag-text.ts';

/** Each set with all that is known of it, a fact a line. */
export function oneSetView(items: readonly PermissionSetItem[], page: Page): Iterable<string> {
  const sections = items.map((set) => ({
    title: set.name,
    id: set.name,
    about: set.description,
    facts: factsOf(set, page),
  }));
  return factLines(sections, page);
}

function factsOf(set: PermissionSetItem, { terminal }: Page): Fact[] {
  const { managed = [], customerManaged = [], inline, boundary } = set.policies ?? {};
  return [
    ['arn', set.arn],
    ['session', hours(set.sessionDuration ?? '')],
    ['relay state', set.relayState],
    ...several(
      'managed policy',
      managed.map(({ arn }) => arn),
    ),
    ...several(
      'customer policy',
      customerManaged.map(({ path, name }) => path + name),
    ),
    ...several('inline policy', inline === undefined ? [] : terminal ? prettyJson(inline) : [inline]),
    ['boundary', boundary && boundaryName(boundary)],
    ['tags', tagText(set.tags)],
    ['provisioned in', set.provisionedIn && `${set.provisionedIn.length} accounts`],
    ...several('out of date in', set.outOfDateIn ?? []),
  ];
}

function several(name: string, texts: readonly string[]): Fact[] {
  return texts.map((text, index): Fact => [index === 0 ? name : '', text]);
}

/** Lines of a policy; as it is where it cannot be read. */
function prettyJson(text: string): string[] {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).split('\n');
  } catch {
    return [text];
  }
}
