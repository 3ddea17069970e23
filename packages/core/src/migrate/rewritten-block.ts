import type { TextLines } from '../ini/lines.ts';
import type { LineRange } from '../ini/section-lines.ts';

/**
 * The lines between the comments by which aws-sso-cli marks what it generated (`# BEGIN_AWS_SSO_CLI`, `# END_AWS_SSO_CLI`, perhaps with
 * the instance's name behind): its `setup profiles` writes all of them anew.
 */
export function rewrittenBlocks(lines: TextLines): LineRange[] {
  if (!lines.text.includes('BEGIN_AWS_SSO')) return [];
  const blocks: LineRange[] = [];
  let from: number | undefined;
  for (let line = 1; line <= lines.count; line += 1) {
    const text = lines.at(line);
    if (/^#\s*BEGIN_AWS_SSO/.test(text)) from = line;
    if (from === undefined || !/^#\s*END_AWS_SSO/.test(text)) continue;
    blocks.push({ from, to: line });
    from = undefined;
  }
  // Without its end, the rest of the file is lost when it is written anew.
  if (from !== undefined) blocks.push({ from, to: lines.count });
  return blocks;
}
