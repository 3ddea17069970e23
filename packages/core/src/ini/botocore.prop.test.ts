import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, botocore, SKIPPED, type Value } from '../../test/ini/botocore.ts';
import { documents as generated, KNOWN } from '../../test/ini/documents.ts';
import { isSsoctlError } from '../errors/index.ts';
import { decodeIni } from './decode.ts';
import { type IniDocument, type IniSection, keysOf } from './document.ts';
import { isNested, parseNested } from './nested.ts';
import { parseIni } from './parse.ts';
import { profileMap } from './profile-map.ts';

function ours(bytes: Uint8Array): Answer {
  let document: IniDocument;
  try {
    document = parseIni(decodeIni(bytes, 'config'), 'config');
  } catch (error) {
    if (isSsoctlError(error, 'CONFIG_INVALID') && /^config:\d+: /.test(error.message)) return null;
    throw error;
  }
  const map = profileMap(document);
  const named = (sections: ReadonlyMap<string, IniSection>) =>
    [...sections].map(([name, section]): [string, [string, Value][]] => [name, entries(document, section)]);
  return {
    raw: document.sections.map((section) => [section.name, entries(document, section)]),
    map: { profiles: named(map.profiles), sso_sessions: named(map.sessions), services: named(map.services) },
  };
}

function entries(document: IniDocument, section: IniSection): [string, Value][] {
  return [...keysOf(document, section)].map(([key, value]) => {
    return [key, isNested(value) ? Object.fromEntries(parseNested(value) ?? []) : value];
  });
}

test.skipIf(SKIPPED !== '')(`reads every document as botocore does${SKIPPED}`, () => {
  const documents = [...KNOWN, ...fc.sample(generated, { numRuns: 1500, seed: 20260807 })];
  const answers = botocore(documents);
  expect(answers).toHaveLength(documents.length);
  const accepted = answers.filter((answer) => answer !== null && answer.raw.length > 0).length;
  expect(accepted).toBeGreaterThan(documents.length / 4);
  const differing = documents.filter((bytes, at) => JSON.stringify(ours(bytes)) !== JSON.stringify(answers[at]));
  const [shortest] = differing.sort((one, other) => one.length - other.length);
  if (shortest === undefined) return;
  const text = JSON.stringify(Buffer.from(shortest).toString());
  expect(ours(shortest), `${differing.length} documents differ, the shortest: ${text}`).toEqual(
    botocore([shortest])[0],
  );
});
