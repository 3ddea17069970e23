import { execFileSync, spawnSync } from 'node:child_process';

/** Reads one base64 document a line, and answers one JSON line: what the real botocore makes of it. */
const ORACLE = `
import base64, json, os, sys, tempfile
import botocore.configloader as loader, botocore.exceptions as failures
path = os.path.join(tempfile.mkdtemp(), 'config')
for line in sys.stdin:
    with open(path, 'wb') as file:
        file.write(base64.b64decode(line))
    try:
        raw = loader.raw_config_parse(path)
        mapped = loader.load_config(path)
        answer = {'raw': list(map(list, ((n, list(v.items())) for n, v in raw.items()))),
                  'map': {k: list((n, list(v.items())) for n, v in mapped[k].items())
                          for k in ('profiles', 'sso_sessions', 'services')}}
    except failures.ConfigParseError:
        answer = None
    print(json.dumps(answer))
os.remove(path)
os.rmdir(os.path.dirname(path))
`;

/** A value, or the keys nested in it. */
export type Value = string | Record<string, string>;
/** What botocore makes of a document: its sections, and the profiles, sessions and services in them. Null: it refuses it. */
export type Answer = { raw: [string, [string, Value][]][]; map: Record<string, [string, [string, Value][]][]> } | null;

/** What the botocore of this machine reads, document by document, in one process of Python. */
export function botocore(documents: Uint8Array[]): Answer[] {
  const input = documents.map((bytes) => Buffer.from(bytes).toString('base64')).join('\n');
  const output = execFileSync('python3', ['-X', 'utf8', '-c', ORACLE], { input, maxBuffer: 1 << 28 });
  return output
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

const missing = spawnSync('python3', ['-c', 'import botocore.configloader']).status !== 0;

/** Why tests that ask botocore are skipped, for their names; empty where they run. With `CI=true` they always run, and fail without it. */
export const SKIPPED = missing && process.env['CI'] !== 'true' ? ' (skipped: python3 with botocore is missing)' : '';
