import { SsoctlError } from '../errors/index.ts';
import { readStartUrl, type StartUrlFault } from '../wire/start-url.ts';
import type { Holder } from './require-keys.ts';

/** What the AWS CLI cannot use either. Vanity addresses and unusual paths are its and the service's business. */
const UNUSABLE: ReadonlySet<StartUrlFault> = new Set<StartUrlFault>([
  'not-https',
  'not-a-url',
  'idp-page',
  'account-access',
]);

/** What almost every start URL looks like, and always usable: a credential process has no time to read such a one in full. */
const USUAL = /^https:\/\/[a-z0-9-]+\.awsapps\.com\/start$/;

/** Refuses a configured start URL that cannot work. @throws START_URL_INVALID */
export function checkStartUrl(holder: Holder, text: string): void {
  if (USUAL.test(text)) return;
  const read = readStartUrl(text);
  if (read.ok || !UNUSABLE.has(read.why)) return;
  const { title, file, line } = holder;
  throw new SsoctlError(
    'START_URL_INVALID',
    `sso_start_url of ${title} (${file}:${line}) is not the start URL of an access portal: ${read.because}`,
    {
      hint: read.fixed
        ? `write sso_start_url = ${read.fixed} below line ${line} of ${file}`
        : `write the portal's own address, like https://d-1234567890.awsapps.com/start, below line ${line} of ${file}`,
      details: { file, line, why: read.why, fixed: read.fixed },
    },
  );
}

/** Refuses what is not shaped like a Region, here, where the line is known: no host name could be made of it. @throws REGION_INVALID */
export function checkRegion(holder: Holder, text: string): void {
  // A counted class takes longer to compile than the rest of this file to run.
  if (text.length <= 32 && /^[a-z]+(?:-[a-z]+)+-\d+$/.test(text)) return;
  const { title, file, line } = holder;
  throw new SsoctlError(
    'REGION_INVALID',
    `sso_region of ${title} (${file}:${line}) is not a Region: ${JSON.stringify(text)}`,
    {
      hint: `write a Region like us-east-1 as sso_region below line ${line} of ${file}`,
      details: { file, line },
    },
  );
}

/**
 * Refuses an account id that lost its leading zeros (spreadsheets and YAML do that) or carries dashes. Anything else is
 * passed on as it is: to the AWS CLI too an account id is any text.
 * @throws ACCOUNT_ID_INVALID
 */
export function checkAccountId(holder: Holder, text: string): void {
  const fault = accountIdFault(text);
  if (fault === undefined || !/^[\d-]+$/.test(text)) return;
  const { title, file, line } = holder;
  throw new SsoctlError('ACCOUNT_ID_INVALID', `sso_account_id of ${title} (${file}:${line}) ${fault.because}`, {
    hint: `write sso_account_id = ${fault.fixed ?? '<the 12 digits>'} below line ${line} of ${file}`,
    details: { file, line, fixed: fault.fixed },
  });
}

/** Why a text is not an account id, and what it probably was; undefined when it is one. */
export function accountIdFault(text: string): { because: string; fixed?: string } | undefined {
  if (/^\d{12}$/.test(text)) return undefined;
  const digits = text.replace(/[-\s]/g, '');
  if (!/^\d+$/.test(digits)) return { because: 'is not an account id: an account id has 12 digits' };
  if (digits.length === 12) return { because: 'is written with separators', fixed: digits };
  const because = `has ${digits.length} digits, not 12`;
  if (digits.length > 12 || digits.length < 9) return { because };
  return { because: `${because}: leading zeros were lost`, fixed: digits.padStart(12, '0') };
}
