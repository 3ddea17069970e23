/** What a report can be written as; each is the ending of its files too. */
export const FORMATS = ['html', 'csv', 'json', 'ndjson', 'parquet'] as const;

export type Format = (typeof FORMATS)[number];
