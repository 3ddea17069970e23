import { resolve } from 'node:path';
import { hygiene, type Snapshot } from '@ssoctl/core/internal/access/index';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { reportView, type WrittenFile } from '../../views/access-report.ts';
import { connectAccess } from './connect-access.ts';
import { checkFrom, fromFile } from './read-snapshot.ts';
import { render } from './render-report.ts';
import type { ReportInput } from './report.ts';
import { FORMATS, type Format } from './report-formats.ts';
import { stampedName } from './snapshot-name.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { tellGaps } from './tell-answer.ts';

interface Input {
  snapshot: Snapshot;
  made?: Readonly<Record<string, number>> | undefined;
}

export async function run({ options }: ReportInput, context: Context): Promise<number> {
  checkFrom(options, 'noPolicies', 'tags', 'fresh', 'instance', 'region');
  const targets = targetsOf(options, stampedName(context.now()));
  const { snapshot, made } = await inputFor(context, options);
  const { findings } = hygiene(snapshot);
  const { files } = await context.world();
  const written: WrittenFile[] = [];
  for (const { file, format } of targets) {
    const content = await render(format, { snapshot, findings, made });
    await files.replace(resolve(file), content, { mode: 0o600, exactMode: true });
    written.push({ file, format, bytes: Buffer.byteLength(content) });
  }
  context.output.show(reportView, { files: written, snapshot });
  return tellGaps(context.output, snapshot);
}

async function inputFor(context: Context, options: ReportInput['options']): Promise<Input> {
  if (options.from !== undefined) return fromFile(context, options.from);
  const { noPolicies, tags, fresh } = options;
  const wanted = { policies: !noPolicies, drift: true, units: true, tags, fresh };
  return takeSnapshot(context, await connectAccess(context, options), wanted);
}

interface Target {
  file: string;
  format: Format;
}

/** Which files in which formats. @throws USAGE */
function targetsOf({ output, format: formats }: ReportInput['options'], stem: string): Target[] {
  const isFormat = (word: string | undefined): word is Format => (FORMATS as readonly string[]).includes(word ?? '');
  const ending = output?.slice(output.lastIndexOf('.') + 1).toLowerCase();
  if (formats === undefined) {
    if (output === undefined) return [{ file: `${stem}.html`, format: 'html' }];
    return [{ file: output, format: isFormat(ending) ? ending : 'html' }];
  }
  const wrong = formats.find((word) => !isFormat(word));
  if (wrong !== undefined || formats.length === 0)
    throw new SsoctlError('USAGE', `--format: ${JSON.stringify(wrong ?? '')} is not a format`, {
      hint: `give some of ${FORMATS.join(', ')}, separated by commas`,
    });
  const wanted = [...new Set(formats)] as Format[];
  const [only, ...others] = wanted;
  if (output !== undefined && only !== undefined && others.length === 0) return [{ file: output, format: only }];
  const base = output === undefined ? stem : isFormat(ending) ? output.slice(0, -ending.length - 1) : output;
  return wanted.map((format) => ({ file: `${base}.${format}`, format }));
}
