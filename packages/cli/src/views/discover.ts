import type { Applied, EditPlan } from '@ssoctl/core/internal/config/index';
import type { DiscoveredInstance, Discovery } from '@ssoctl/core/internal/directory/discover';
import type { Located } from '@ssoctl/core/internal/locate/types';
import type { StartUrlForm } from '@ssoctl/core/wire';
import type { View } from '../kit/view.ts';
import { discoverLines } from './discover-lines.ts';
import { failureOf } from './failure.ts';

export interface ShownPortalUrl {
  form: StartUrlForm | 'vanity';
  url: string;
  /** From the ids of the instance; else somebody uses it. */
  derived: boolean;
}

export interface KnownPortal {
  located: Located;
  instanceId: string | undefined;
  identityStoreId: string | undefined;
  portalUrls: readonly ShownPortalUrl[];
}

export interface ShownInstance extends DiscoveredInstance {
  /** The best first. */
  portalUrls: readonly ShownPortalUrl[];
}

/** A right that lacks, and the one sentence that says what to do about it. */
export interface MissingRight {
  action: string;
  ask: string;
}

/** The session that was added, or would be. */
export interface AddedSession {
  name: string;
  plan: EditPlan;
  applied: Applied;
  dryRun: boolean;
}

export interface Discovered extends Omit<Discovery, 'instances'> {
  instances: readonly ShownInstance[];
  /** What the URL that was given tells. */
  portal?: KnownPortal | undefined;
  missingRights: readonly MissingRight[];
  session?: AddedSession | undefined;
}

export const discoverView: View<Discovered> = {
  schema: 'ssoctl/discover/1',
  json: (found) => {
    const { instances, portal, organization, delegatedAdministrators, accounts, missingRights, session } = found;
    return {
      ...(portal && { portal: portalJson(portal) }),
      instances: instances.map(instanceJson),
      ...(organization && {
        organization: { id: organization.id, managementAccountId: organization.managementAccountId },
      }),
      delegatedAdministrators,
      counts: { ...(accounts !== undefined && { accounts }), ...instances[0]?.counts },
      missingRights,
      ...(session && {
        session: {
          name: session.name,
          changes: session.plan.changes,
          written: session.applied.written,
          ...(session.applied.backup === undefined ? {} : { backup: session.applied.backup }),
        },
      }),
      complete: isComplete(found),
      errors: found.failures.map(({ operation, region, error }) => ({
        ...failureOf(operation, error),
        ...(region === undefined ? {} : { region }),
      })),
    };
  },
  lines: discoverLines,
};

/** Nothing failed, and the Region of the portal that was given is known. */
export function isComplete({ failures, portal }: Pick<Discovered, 'failures' | 'portal'>): boolean {
  return failures.length === 0 && (portal === undefined || portal.located.region !== undefined);
}

function instanceJson(instance: ShownInstance) {
  const { instanceArn, identityStoreId, ownerAccountId, name, status, kind, region, regions, portalUrls } = instance;
  return {
    instanceArn,
    identityStoreId,
    ownerAccountId,
    ...(name === undefined ? {} : { name }),
    status,
    ...(kind === undefined ? {} : { kind }),
    region,
    ...(regions === undefined ? {} : { regions }),
    ...(instance.permissionSetsEnabled === undefined ? {} : { permissionSetsEnabled: instance.permissionSetsEnabled }),
    ...(instance.encryptionKeyArn === undefined ? {} : { encryptionKeyArn: instance.encryptionKeyArn }),
    portalUrl: portalUrls[0]?.url,
    portalUrls,
    counts: instance.counts,
  };
}

function portalJson({ located, instanceId, identityStoreId, portalUrls }: KnownPortal) {
  const { startUrl, canonicalUrl, region, partition, how, candidates } = located;
  return {
    startUrl,
    canonicalUrl,
    ...(region === undefined ? {} : { region }),
    ...(partition === undefined ? {} : { partition }),
    how,
    ...(candidates === undefined ? {} : { candidates }),
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(identityStoreId === undefined ? {} : { identityStoreId }),
    portalUrls,
  };
}
