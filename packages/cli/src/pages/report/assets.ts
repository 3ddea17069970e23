import type { ReportAssets } from './types.ts';

/** The page's style and script. The build puts them in this module's place; from source, as in tests, they are made here and now. */
export async function reportAssets(): Promise<ReportAssets> {
  const { buildReportAssets } = await import(new URL('../../../report-assets.mjs', import.meta.url).href);
  return buildReportAssets();
}
