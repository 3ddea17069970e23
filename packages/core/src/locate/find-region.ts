import { partitionById, partitionOf } from '../wire/partitions.ts';
import { isIdentityCenterRegion } from '../wire/regions.ts';
import { type AskRegion, askingRegions } from './ask-region.ts';
import { regionOfClient } from './client-region.ts';
import { knownRegion } from './known-region.ts';
import { givenPortal, type Portal } from './portal.ts';
import { regionOfPage } from './portal-page.ts';
import { type Probed, probe, probeOrder } from './probe.ts';
import type { LocateDeps, Located, LocateOptions, RegionSource, Tried } from './types.ts';
import { followVanity } from './vanity.ts';

/** What a step gives to the result. A step that found nothing gives undefined, and the next one is taken. */
type Finding = Pick<Located, 'how'> & Partial<Pick<Located, 'region' | 'candidates' | 'failure'>>;

/**
 * The Region and partition of an access portal, from its address in any form that people pass on. It looks where that is cheapest
 * first: the host, this machine's configuration and cache, the portal's page, and then asks the Regions themselves. Nothing is
 * guessed: a Region is given only where one place names it, or one Region alone knows the portal.
 * @throws START_URL_INVALID for what cannot be a start URL; CANCELLED, CA_BUNDLE_INVALID, PROXY_INVALID, ENDPOINT_INVALID
 */
export async function findRegion(deps: LocateDeps, text: string, options: LocateOptions = {}): Promise<Located> {
  const given = givenPortal(text);
  const search = new Search(deps, options, given.portal);
  const finding = (await search.run(given.startUrl)) ?? { how: 'unknown' };
  const partition = finding.region === undefined ? search.portal.partition : partitionOf(finding.region).id;
  return {
    startUrl: given.startUrl,
    canonicalUrl: search.portal.url,
    ...finding,
    ...(partition !== undefined && { partition }),
    tried: search.tried,
  };
}

class Search {
  readonly tried: Tried[] = [];
  /** What is looked for: the given one, or where it leads. */
  portal: Portal;
  readonly #deps: LocateDeps;
  readonly #options: LocateOptions;
  readonly #ask: AskRegion;

  constructor(deps: LocateDeps, options: LocateOptions, portal: Portal) {
    this.#deps = deps;
    this.#options = options;
    this.#ask = askingRegions(deps);
    this.portal = portal;
  }

  async run(startUrl: string): Promise<Finding | undefined> {
    const here = this.#host('host') ?? (await this.#machine());
    if (here !== undefined) return here;
    if (this.portal.form === 'vanity') {
      const { portal, outcome, failure } = await followVanity(this.#deps, startUrl, this.#options.signal);
      this.#tell('redirect', outcome);
      if (portal === undefined) return failure && { how: 'unknown', failure };
      this.portal = portal;
      const there = this.#host('redirect') ?? (await this.#machine());
      if (there !== undefined) return there;
    }
    // Under one endpoint for all Regions asking them apart means nothing, and the portal's page may be another world's.
    if (this.#deps.settings.endpoints['sso-oidc'] !== undefined) return this.#registration();
    return (await this.#page()) ?? (await this.#regions());
  }

  #tell(step: RegionSource, outcome: string): void {
    const tried = { step, outcome };
    this.tried.push(tried);
    this.#options.onTried?.(tried);
  }

  #host(how: 'host' | 'redirect'): Finding | undefined {
    const { region, url } = this.portal;
    const { host } = new URL(url);
    if (region === undefined) {
      this.#tell(how, `${host} names no Region`);
      return undefined;
    }
    const unheard = isIdentityCenterRegion(region) ? '' : ', a Region that is not known here';
    this.#tell(how, `${host} names ${region}${unheard}`);
    return { how, region };
  }

  async #machine(): Promise<Finding | undefined> {
    for (const { how, region, outcome } of await knownRegion(this.#deps, this.portal)) {
      this.#tell(how, outcome);
      if (region !== undefined) return { how, region };
    }
    return undefined;
  }

  /** @see regionOfClient */
  async #registration(): Promise<Finding | undefined> {
    if (this.#options.probe === false) {
      this.#tell('registration', 'the configured endpoint was not asked');
      return undefined;
    }
    const anywhere = partitionById(this.portal.partition ?? 'aws')?.globalRegion ?? 'us-east-1';
    const answer = await this.#ask(this.portal.url, anywhere, { signal: this.#options.signal });
    if (answer.kind === 'silent') {
      this.#tell('registration', `the configured endpoint gave no answer: ${answer.error.message}`);
      return { how: 'unknown', failure: answer.error };
    }
    const region = regionOfClient(answer.clientId);
    const known = answer.kind === 'knows' ? 'knows' : 'does not know';
    const where = region === undefined ? 'does not tell its Region' : `is in ${region}`;
    this.#tell('registration', `the configured endpoint ${known} the start URL, and ${where}`);
    return answer.kind === 'knows' && region !== undefined ? { how: 'registration', region } : undefined;
  }

  /** A page is a page: a portal that nobody has may show one too. So the Region that it names is asked, where that is allowed. */
  async #page(): Promise<Finding | undefined> {
    const { region, outcome } = await regionOfPage(this.#deps, this.portal, this.#options.signal);
    this.#tell('portal', outcome);
    if (region === undefined) return undefined;
    if (this.#options.probe === false) return { how: 'portal', region };
    const { refused, silent } = await this.#asked([region]);
    for (const { error } of silent) this.#tell('portal', `${region} itself gave no answer (${error.code})`);
    if (refused.length === 0) return { how: 'portal', region };
    this.#tell('portal', `but ${region} does not know the start URL`);
    return undefined;
  }

  async #regions(): Promise<Finding | undefined> {
    if (this.#options.probe === false) {
      this.#tell('probe', 'no Region was asked');
      return undefined;
    }
    const { known, refused, silent } = await this.#asked(probeOrder(this.portal), this.#options.onProgress);
    this.#tell('probe', told({ known, refused, silent }));
    const [only, ...others] = known;
    if (only !== undefined)
      return others.length === 0 ? { how: 'probe', region: only } : { how: 'unknown', candidates: known };
    const [first] = silent;
    return refused.length > 0 || first === undefined ? undefined : { how: 'unknown', failure: first.error };
  }

  #asked(regions: readonly string[], onProgress?: LocateOptions['onProgress']): Promise<Probed> {
    return probe(this.#ask, this.portal.url, regions, { signal: this.#options.signal, onProgress });
  }
}

function told({ known, refused, silent }: Probed): string {
  const parts = [
    known.length > 0 ? `the start URL is known in ${known.join(', ')}` : undefined,
    refused.length > 0 ? `it is not known in ${listed(refused)}` : undefined,
    ...silent.map(({ region, error }) => `${region} gave no answer (${error.code})`),
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}

function listed(regions: readonly string[]): string {
  return regions.length > 4 ? `${regions.length} Regions` : regions.join(', ');
}
