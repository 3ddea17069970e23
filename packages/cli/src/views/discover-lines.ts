import type { Page } from '../kit/view.ts';
import type { Discovered, KnownPortal, ShownInstance } from './discover.ts';
import { type Fact, factLines, type Section } from './facts.ts';
import { FOUND } from './find-region.ts';

/** Sections under headings on a terminal; elsewhere a line a fact: what it is about, its name, its text. */
export function* discoverLines(found: Discovered, page: Page): Generator<string> {
  const sections = [
    ...(found.portal && !isShown(found.portal, found) ? [portalSection(found.portal)] : []),
    ...found.instances.map((instance) => instanceSection(instance, found)),
    ...organizationSection(found),
    ...rightsSection(found, page),
  ];
  yield* factLines(sections, page);
}

/** An instance that has the address that was given says more than the address. */
function isShown(portal: KnownPortal, { instances }: Discovered): boolean {
  const shown = new Set(instances.flatMap(({ portalUrls }) => portalUrls.map(({ url }) => url)));
  return portal.portalUrls.some(({ url }) => shown.has(url));
}

function instanceSection(instance: ShownInstance, { organization }: Discovered): Section {
  const { instanceArn, identityStoreId, ownerAccountId, kind, status, counts, encryptionKeyArn } = instance;
  const whose = { organization: "the organization's instance", account: 'an instance of one account' };
  return {
    title: instance.name ?? instanceArn.split('/').at(-1) ?? instanceArn,
    id: instanceArn,
    about: [kind === undefined ? 'an instance' : whose[kind], ...(status === 'ACTIVE' ? [] : [status])].join(', '),
    facts: [
      ['arn', instanceArn],
      ['identity store', identityStoreId],
      [
        'owner',
        ownerAccountId === organization?.managementAccountId
          ? `${ownerAccountId} (management account)`
          : ownerAccountId,
      ],
      ['status', status],
      ['region', instance.region],
      ...otherRegions(instance),
      [
        'permission sets',
        instance.permissionSetsEnabled === false && kind === 'organization'
          ? 'not enabled'
          : text(counts.permissionSets),
      ],
      ['users', text(counts.users)],
      ['groups', text(counts.groups)],
      ['key', encryptionKeyArn],
      ...instance.portalUrls.map(({ url }, index): Fact => [index === 0 ? 'portal' : '', url]),
    ],
  };
}

function otherRegions({ region, regions = [] }: ShownInstance): Fact[] {
  const others = regions.filter(({ name }) => name !== region);
  const said = others.map(({ name, status }) => (status === 'ACTIVE' ? name : `${name} (${status.toLowerCase()})`));
  return said.length === 0 ? [] : [['more regions', said.join(', ')]];
}

function portalSection({ located, instanceId, identityStoreId, portalUrls }: KnownPortal): Section {
  const { canonicalUrl, region, partition, how, candidates } = located;
  return {
    title: canonicalUrl,
    id: canonicalUrl,
    facts: [
      ['region', region ?? (candidates ? `one of ${candidates.join(', ')}` : 'not found')],
      ['found', how === 'unknown' ? undefined : FOUND[how]],
      ['partition', partition],
      ['instance', instanceId],
      ['identity store', identityStoreId],
      ...portalUrls.map(({ url }, index): Fact => [index === 0 ? 'portal' : '', url]),
    ],
  };
}

function organizationSection({ organization, accounts, delegatedAdministrators }: Discovered): Section[] {
  if (organization === undefined) return [];
  const { id, managementAccountId } = organization;
  const delegates = delegatedAdministrators.map(({ accountId, name }) => (name ? `${accountId} (${name})` : accountId));
  const facts: Fact[] = [
    ['id', id],
    ['management account', managementAccountId],
    ['delegated to', delegates.join(', ')],
    ['accounts', text(accounts)],
  ];
  return [{ title: 'Organization', id, facts }];
}

/** Rights that one sentence asks for stand under it. */
function rightsSection({ missingRights }: Discovered, { terminal }: Page): Section[] {
  if (missingRights.length === 0) return [];
  const asks = [...new Set(missingRights.map(({ ask }) => ask))];
  const perRight = missingRights.map(({ action, ask }): Fact => [action, ask]);
  const perAsk = asks.flatMap((ask) => {
    const actions = missingRights.filter((right) => right.ask === ask).map(({ action }) => action);
    return actions.map((action, index): Fact => [action, index === 0 ? ask : '″']);
  });
  return [{ title: 'Missing rights', id: 'missing right', facts: terminal ? perAsk : perRight }];
}

function text(count: number | undefined): string | undefined {
  return count?.toLocaleString('en-US');
}
