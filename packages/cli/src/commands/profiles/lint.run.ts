import { tokenFile } from '@ssoctl/core/internal/cache/names';
import type { Applied } from '@ssoctl/core/internal/config/apply-plan';
import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import { configOf, emptyDocument } from '@ssoctl/core/internal/config/load';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import { allSignIns } from '@ssoctl/core/internal/config/sign-ins';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { surveySource } from '@ssoctl/core/internal/ini/source';
import { type Finding, lint, planFixes } from '@ssoctl/core/internal/lint/index';
import type { Context } from '../../kit/context.ts';
import { lintSummary, lintView } from '../../views/lint.ts';
import { writePlan } from '../write-plan.ts';
import type { LintInput } from './lint.ts';
import { type LintFiles, readLintFiles } from './read-lint-input.ts';

const DIFFERENCES = 9;
const NOTHING = new Uint8Array();

export async function run({ options }: LintInput, context: Context): Promise<number> {
  const { fix, dryRun, yes } = options;
  if (!fix && (dryRun || yes))
    throw new SsoctlError('USAGE', `${dryRun ? '--dry-run' : '--yes'} goes with --fix: without it nothing is written`, {
      hint: 'run: ssoctl profiles lint --fix --dry-run',
    });
  const world = await context.world();
  const files = await readLintFiles(world, fix ? settledFiles(world) : world.files);
  const findings = fix ? await mended(context, files, { dryRun, yes }) : lint(files.input);
  if (!fix) context.output.show(lintView, { findings });
  tell(context, files, findings, fix);
  return findings.some(({ severity }) => severity !== 'info') ? DIFFERENCES : 0;
}

/** Mends, shows, and answers what is left. */
async function mended(
  context: Context,
  { bytes, input }: LintFiles,
  { dryRun, yes }: { dryRun: boolean; yes: boolean },
): Promise<Finding[]> {
  const { config, ...facts } = input;
  const plan = planFixes({ ...facts, configFile: config.file }, bytes);
  let left = lint(input);
  const show = async (applied: Applied) => {
    if (applied.written) {
      const world = await context.world();
      left = lint((await readLintFiles(world, world.files)).input);
    }
    context.output.show(lintView, { findings: left, plan, applied, dryRun });
  };
  if (plan.changes.length === 0) await show({ written: false });
  else await writePlan(context, plan, { ...asking(context, plan, yes), dryRun, show });
  return left;
}

function asking({ prompt }: Context, plan: EditPlan, yes: boolean) {
  const count = plan.changes.length;
  return {
    command: 'profiles-lint',
    ask: !yes && prompt.usable,
    done: `Mended ${count === 1 ? 'one section' : `${count} sections`} of ${plan.file}; ssoctl profiles undo takes it back.`,
    next: signInsToMake(plan),
  };
}

/** The command to sign in with where the cached token is not found under the new name, or where nobody could sign in before. */
function signInsToMake({ file, before, after }: EditPlan): string | undefined {
  const [old, made] = [before ?? NOTHING, after].map((bytes) => {
    return allSignIns(configOf(surveySource(bytes, file).document, emptyDocument('')));
  });
  const known = new Set(old?.map((signIn) => tokenFile(signIn)));
  const [first, ...others] = made?.filter((signIn) => !known.has(tokenFile(signIn))) ?? [];
  if (first === undefined) return undefined;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `ssoctl login ${first.kind === 'legacy' ? '--profile ' : ''}${first.name}${more}`;
}

function tell({ output }: Context, { bytes, input }: LintFiles, findings: readonly Finding[], fixed: boolean): void {
  if (bytes === undefined) output.say(`There is no ${input.config.file}.`);
  output.say(lintSummary(findings));
  const fixable = findings.filter((finding) => finding.fixable).length;
  if (fixable > 0 && !fixed)
    output.say(`${fixable === 1 ? 'One of them' : `${fixable} of them`} can be mended: ssoctl profiles lint --fix`);
}
