import { isRegion, partitionOf } from './partitions.ts';

/** Hosts of pages that people take for the access portal. An exact name, or a suffix after a dot. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['okta.com', 'a page of Okta'],
  ['oktapreview.com', 'a page of Okta'],
  ['okta-emea.com', 'a page of Okta'],
  ['okta-gov.com', 'a page of Okta'],
  ['microsoftonline.com', 'a page of Microsoft Entra ID'],
  ['microsoftonline.us', 'a page of Microsoft Entra ID'],
  ['myapps.microsoft.com', 'a page of Microsoft Entra ID'],
  ['myapplications.microsoft.com', 'a page of Microsoft Entra ID'],
  ['launcher.myapps.microsoft.com', 'a page of Microsoft Entra ID'],
  ['accounts.google.com', 'a page of Google Workspace'],
  ['onelogin.com', 'a page of OneLogin'],
  ['pingone.com', 'a page of PingOne'],
  ['pingone.eu', 'a page of PingOne'],
  ['pingidentity.com', 'a page of Ping Identity'],
  ['jumpcloud.com', 'a page of JumpCloud'],
  ['duosecurity.com', 'a page of Duo'],
  ['auth0.com', 'a page of Auth0'],
  ['cyberark.cloud', 'a page of CyberArk'],
  ['signin.aws', 'the sign-in page behind the portal'],
  ['signin.aws.amazon.com', "the console's sign-in page"],
  ['signin.amazonaws.cn', "the console's sign-in page"],
  ['signin.amazonaws-us-gov.com', "the console's sign-in page"],
  ['signin.amazonaws-eusc.eu', "the console's sign-in page"],
  ['console.aws.amazon.com', 'the AWS console'],
  ['console.amazonaws.cn', 'the AWS console'],
  ['console.amazonaws-us-gov.com', 'the AWS console'],
  ['console.amazonaws-eusc.eu', 'the AWS console'],
];

/** AWS's own services around the portal: what a browser's address bar or a log shows in its place. */
const SERVICE = /^(?:device\.sso|oidc|portal\.sso|assets\.sso-portal)\.[a-z0-9-]+\.(?:amazonaws|api)\./;

/** Why a page is not an access portal though people take it for one, and the portal behind it where the page names it. */
export function foreignPage(host: string, path: string): { because: string; fixed?: string } | undefined {
  if (SERVICE.test(host)) return { because: `${host} is a service behind the portal` };
  const found = FOREIGN.find(([name]) => host === name || host.endsWith(`.${name}`));
  if (found === undefined) return undefined;
  const because = `${host} is ${found[1]}`;
  // https://eu-west-1.signin.aws/platform/d-1234567890/login
  const [, region = ''] = /^([a-z0-9-]+)\.(?:sso\.)?signin\.aws$/.exec(host) ?? [];
  const store = /^\/platform\/(d-[0-9a-f]{10})(?:\/|$)/.exec(path)?.[1];
  if (store === undefined || !isRegion(region) || partitionOf(region).id !== 'aws') return { because };
  return { because, fixed: `https://${store}.awsapps.com/start` };
}
