import type { Applied } from '@ssoctl/core/internal/config/apply-plan';
import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import type { SignIn } from '@ssoctl/core/internal/config/types';
import type { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { CallerIdentity } from '@ssoctl/core/internal/identity/types';
import type { Collision } from '@ssoctl/core/internal/sync/types';
import type { View } from '../kit/view.ts';
import { diffLines } from './changes.ts';
import { failureOf } from './failure.ts';
import type { Gap } from './sync.ts';

export interface SetupResult {
  signIn: SignIn;
  profiles: readonly string[];
  edit: EditPlan;
  applied: Applied;
  /** Whose credentials a profile gives; or why it gives none. */
  verified?: CallerIdentity;
  unverified?: SsoctlError;
  gaps: readonly Gap[];
  collisions: readonly Collision[];
  dryRun: boolean;
}

export const setupView: View<SetupResult> = {
  schema: 'ssoctl/setup/1',
  json: ({ signIn, profiles, edit, applied, verified, unverified, gaps, collisions }) => ({
    session: signIn.name,
    startUrl: signIn.startUrl,
    region: signIn.region,
    profiles,
    ...(verified === undefined ? {} : { verified: { account: verified.account, arn: verified.arn } }),
    changes: edit.changes,
    written: applied.written,
    ...(applied.backup === undefined ? {} : { backup: applied.backup }),
    collisions,
    complete: gaps.length === 0 && unverified === undefined,
    errors: [
      ...gaps.map(({ operation, accountId, error }) => failureOf(operation, error, accountId)),
      ...(unverified === undefined ? [] : [failureOf('GetCallerIdentity', unverified)]),
    ],
  }),
  *lines({ edit, dryRun }, { colours }) {
    if (dryRun) yield* diffLines(edit.diff, colours.green, colours.dim, colours.red);
  },
};
