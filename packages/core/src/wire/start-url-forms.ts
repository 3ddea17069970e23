import { isRegion, partitionOf } from './partitions.ts';

/**
 * classic `https://d-….awsapps.com/start` · alias `https://NAME.awsapps.com/start` · directory (GovCloud, China)
 * `https://start.….awsapps.com/directory/ID` · ipv4 `https://ssoins-….REGION.portal.amazonaws.com` ·
 * dual-stack `https://ssoins-….portal.REGION.app.aws` · issuer `https://identitycenter.amazonaws.com/ssoins-…` ·
 * other: a host of AWS's portals in a form that nobody has described yet.
 */
export type StartUrlForm = 'classic' | 'alias' | 'directory' | 'ipv4' | 'dual-stack' | 'issuer' | 'other';

export interface AwsHostMatch {
  form: StartUrlForm;
  region?: string;
  partition?: string;
  instanceId?: string;
  subdomain?: string;
  /** The path that the portal begins with, where a longer one may be pasted. */
  base?: string;
}

export interface AwsHostFault {
  why: 'account-access' | 'builder-id' | 'missing-start';
  because: string;
  fixed?: string;
  /** The end alone is missing: `fixed` is what was meant. */
  incomplete?: true;
  url?: string;
}

/** What an AWS-owned host and a path without trailing slash mean; undefined when the host is not AWS's. */
export function matchAwsHost(host: string, path: string): AwsHostMatch | AwsHostFault | undefined {
  return (
    accountAccess(host) ??
    issuer(host, path) ??
    regional(host) ??
    directory(host, path) ??
    awsapps(host, path) ??
    other(host)
  );
}

/** Owned by AWS in the AWS CLI's reading (2.36.7); `.account-access.` hosts are told apart before. */
const OWNED = ['.app.aws', '.portal.amazonaws.com', '.portal.amazonaws.com.cn', '.app.amazonwebservices.com.cn'].concat(
  ['.portal.amazonaws.eu', '.api.amazonwebservices.eu', '.awsapps.com', '.awsapps.cn'],
);

function other(host: string): AwsHostMatch | undefined {
  if (!OWNED.some((suffix) => host.endsWith(suffix))) return undefined;
  // Commercial and GovCloud portals share their suffixes.
  if (host.endsWith('.cn')) return { form: 'other', partition: 'aws-cn' };
  return host.endsWith('.eu') ? { form: 'other', partition: 'aws-eusc' } : { form: 'other' };
}

function accountAccess(host: string): AwsHostFault | undefined {
  if (!/\.account-access\.[a-z0-9-]+\.app\./.test(host)) return undefined;
  return {
    why: 'account-access',
    because:
      'it is the portal of the account access manager, which signs in with `aws login`, not with IAM Identity Center',
  };
}

const ISSUERS: Readonly<Record<string, string>> = {
  'identitycenter.amazonaws.com': 'aws',
  'identitycenter.amazonaws.com.cn': 'aws-cn',
  'identitycenter.amazonaws.eu': 'aws-eusc',
  'identitycenter.us-gov.amazonaws.com': 'aws-us-gov',
};

function issuer(host: string, path: string): AwsHostMatch | AwsHostFault | undefined {
  const partition = ISSUERS[host];
  if (partition === undefined) return undefined;
  const instanceId = /^\/(ssoins-[0-9a-z]+)$/i.exec(path)?.[1];
  if (instanceId !== undefined) return { form: 'issuer', partition, instanceId };
  return { why: 'missing-start', because: 'an issuer URL ends with the instance, as in /ssoins-1234567890abcdef' };
}

const REGIONAL: readonly (readonly [RegExp, StartUrlForm])[] = [
  [/^([^.]+)\.portal\.([a-z0-9-]+)\.app\.aws$/, 'dual-stack'],
  [/^([^.]+)\.portal\.([a-z0-9-]+)\.app\.amazonwebservices\.com\.cn$/, 'dual-stack'],
  [/^([^.]+)\.portal\.([a-z0-9-]+)\.api\.amazonwebservices\.eu$/, 'dual-stack'],
  [/^([^.]+)\.([a-z0-9-]+)\.portal\.amazonaws\.com(?:\.cn)?$/, 'ipv4'],
  [/^([^.]+)\.([a-z0-9-]+)\.portal\.amazonaws\.eu$/, 'ipv4'],
];

function regional(host: string): AwsHostMatch | undefined {
  for (const [pattern, form] of REGIONAL) {
    const [, label, region] = pattern.exec(host) ?? [];
    if (label === undefined || region === undefined || !isRegion(region)) continue;
    const named = label.startsWith('ssoins-') ? { instanceId: label, base: '' } : { subdomain: label };
    return { form, region, partition: partitionOf(region).id, ...named };
  }
  return undefined;
}

function directory(host: string, path: string): AwsHostMatch | AwsHostFault | undefined {
  const gov = /^start(?:\.([a-z0-9-]+))?\.us-gov-home\.awsapps\.com$/.exec(host);
  const china = /^start(?:\.([a-z0-9-]+))?\.home\.awsapps\.cn$/.exec(host);
  const found = gov ?? china;
  if (found === null) return undefined;
  const [, base, subdomain] = /^(\/directory\/([^/]+))(?:\/|$)/.exec(path) ?? [];
  if (base === undefined || subdomain === undefined) {
    return { why: 'missing-start', because: 'it does not end with /directory/ID, as in /directory/d-1234567890' };
  }
  const region = found[1] !== undefined && isRegion(found[1]) ? { region: found[1] } : {};
  return { form: 'directory', partition: gov ? 'aws-us-gov' : 'aws-cn', subdomain, base, ...region };
}

function awsapps(host: string, path: string): AwsHostMatch | AwsHostFault | undefined {
  const [, subdomain, top] = /^([^.]+)\.awsapps\.(com|cn)$/.exec(host) ?? [];
  if (subdomain === undefined) return undefined;
  const url = `https://${host}/start`;
  // Pages below it, such as /start/user-consent/authorize.html, are the portal's own.
  if (!/^\/start(\/|$)/.test(path)) {
    const incomplete = path === '' ? { incomplete: true as const } : {};
    const because = 'it does not end with /start';
    return { why: 'missing-start', because, fixed: url, ...incomplete, url: `https://${host}${path}` };
  }
  if (subdomain === 'view' && top === 'com') {
    return { why: 'builder-id', because: 'AWS Builder ID has no accounts and no roles', url };
  }
  return {
    form: /^d-[0-9a-f]{10}$/.test(subdomain) ? 'classic' : 'alias',
    partition: top === 'cn' ? 'aws-cn' : 'aws',
    subdomain,
    base: '/start',
  };
}
