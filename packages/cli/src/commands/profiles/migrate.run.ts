import type { Applied } from '@ssoctl/core/internal/config/apply-plan';
import { emptyDocument } from '@ssoctl/core/internal/config/load';
import { readConfigBytes, readDocument } from '@ssoctl/core/internal/config/read-document';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import type { Config } from '@ssoctl/core/internal/config/types';
import { ERROR_CODES, SsoctlError } from '@ssoctl/core/internal/errors/index';
import {
  DEFAULT_INSTANCE,
  type Documents,
  findCandidates,
  type MigrationPlan,
  planMigration,
} from '@ssoctl/core/internal/migrate/index';
import type { Context } from '../../kit/context.ts';
import { cannotAsk } from '../../kit/prompter.ts';
import { migrateSummary, migrateView, tellLeft } from '../../views/migrate.ts';
import { readCredentials } from '../read-credentials.ts';
import { writePlan } from '../write-plan.ts';
import type { MigrateInput } from './migrate.ts';

export async function run({ args, options }: MigrateInput, context: Context): Promise<number> {
  const { all, session, sessionName, keepLegacyCopy, dryRun, yes } = options;
  const profiles = args.names.length > 0 ? args.names : undefined;
  if (profiles && all)
    throw new SsoctlError('USAGE', 'both names and --all are given', { hint: 'give one of the two' });
  if (!profiles && !all && !context.prompt.usable)
    throw cannotAsk({ missing: 'which profiles to migrate is missing', flag: 'their names, or --all' });
  const world = await context.world();
  const config = await context.config();
  const { configFile: file } = config;
  const documents = {
    config: (await readDocument(world.files, file)) ?? emptyDocument(file),
    credentials: await readCredentials(world, config),
  };
  const instances = session === undefined ? await askInstances(context, config, documents, profiles) : undefined;
  const { credentials } = documents;
  const plan = planMigration(
    { file, credentials, profiles, session, sessionName, instances, keepLegacyCopy },
    await readConfigBytes(settledFiles(world), file),
  );
  const applied = await write(context, plan, { dryRun, ask: !yes && context.prompt.usable });
  const { skipped } = plan.outcome(applied);
  return skipped.length === 0 ? 0 : ERROR_CODES.INCOMPLETE.exit;
}

async function write(
  context: Context,
  { edit, outcome }: MigrationPlan,
  { dryRun, ask }: { dryRun: boolean; ask: boolean },
): Promise<Applied> {
  const { output } = context;
  const show = (applied: Applied) => {
    const result = { outcome: outcome(applied), plan: edit, applied, dryRun };
    output.show(migrateView, result);
    tellLeft(output, result.outcome);
  };
  if (edit.changes.length === 0) {
    show({ written: false });
    output.say('Nothing to do: no profile of an old form can be migrated.');
    return { written: false };
  }
  if (ask && !dryRun) for (const line of migrateSummary(outcome(), false)) output.tell(line);
  const { migrated } = outcome();
  const sessions = [...new Set(migrated.map(({ session }) => session))];
  return writePlan(context, edit, {
    command: 'profiles-migrate',
    dryRun,
    ask,
    done: migrateSummary(outcome(), true).join('\n'),
    next: `ssoctl login ${sessions.join(' ')} (ssoctl profiles undo takes the change back)`,
    show,
  });
}

/** aws-sso-cli's instances that no session is called like: which session each is, where somebody can be asked. */
async function askInstances(
  { prompt }: Context,
  config: Config,
  documents: Documents,
  names: readonly string[] | undefined,
): Promise<ReadonlyMap<string, string> | undefined> {
  const sessions = [...config.sessions.values()];
  if (!prompt.usable || sessions.length === 0) return undefined;
  const unknown = new Set<string>();
  for (const { profile, signsIn } of findCandidates(documents).candidates) {
    const instance = signsIn.kind === 'instance' ? (signsIn.name ?? DEFAULT_INSTANCE) : undefined;
    const isMeant = names === undefined || names.includes(profile);
    if (instance !== undefined && isMeant && !config.sessions.has(instance)) unknown.add(instance);
  }
  const instances = new Map<string, string>();
  for (const instance of unknown) {
    const session = await prompt.select(
      `Which session is what aws-sso-cli calls "${instance}"?`,
      [
        ...sessions.map(({ name, keys }) => ({ value: name, label: name, hint: keys.get('sso_start_url') })),
        { value: undefined, label: 'none of them: leave its profiles' },
      ],
      { missing: `the session of "${instance}" is missing`, flag: '--session NAME' },
    );
    if (session !== undefined) instances.set(instance, session);
  }
  return instances;
}
