import { flag, value } from '../../kit/option.ts';

/** Options that several questions share. */
export const csv = flag('--csv', 'Print comma-separated values with a header (RFC 4180)');
export const plan = flag('--plan', 'Print how it would be asked, with calls and seconds, and do not ask it');
export const from = value('--from FILE', 'Answer from a snapshot (ssoctl access snapshot) without any call');
export const refresh = flag('--refresh', 'Ask for names and members anew; else those of the last 15 minutes are taken');
export { instance, region } from '../org/list-options.ts';
