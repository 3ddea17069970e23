import { defineCommand } from '../../kit/command.ts';
import { commaList, flag, type Input, type None, value } from '../../kit/option.ts';
import { from, instance, region } from './ask-options.ts';

export const options = {
  output: value('-o, --output FILE', 'Where to write it; by default ssoctl-access-DATE.html in this folder'),
  format: value(
    '--format LIST',
    'html, csv, json, ndjson, parquet; several with commas. Default: what FILE ends with',
    {
      read: commaList,
    },
  ),
  noPolicies: flag('--no-policies', 'Leave out what permission sets allow, and with it who is an administrator'),
  tags: flag('--tags', 'With the tags of accounts, which takes a call an account'),
  fresh: flag('--fresh', 'Begin anew, also where an interrupted walk could be gone on with'),
  from,
  instance,
  region,
} as const;

export type ReportInput = Input<None, typeof options>;

export const report = defineCommand({
  name: 'report',
  summary: 'Write a report of who gets in where: HTML, CSV, JSON, Parquet',
  description: `HTML is one file that needs no network: account × permission set, search, filters, who is behind each cell, what hygiene found, and whether it is complete. CSV, NDJSON, JSON and Parquet hold a row for each person and path; for Athena, DuckDB or Spark take Parquet. Files are readable for you alone. What failed is named in the report, and the exit code is 8.`,
  options,
  examples: [
    { line: 'ssoctl access report', does: 'Writes ssoctl-access-2026-01-15T1200Z.html' },
    { line: 'ssoctl access report --from access.json -o access.html', does: 'Of a snapshot' },
    {
      line: 'ssoctl access report --format html,csv,parquet -o access',
      does: 'access.html, access.csv, access.parquet',
    },
  ],
  load: () => import('./report.run.ts'),
});
