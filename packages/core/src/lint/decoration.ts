/** What stands around a value and becomes a part of it for the AWS CLI; undefined when nothing does. */
export function decorationOf(value: string): 'quotes' | 'comment' | undefined {
  if (/^(["']).*\1$/.test(value)) return 'quotes';
  return /\s[#;]/.test(value) ? 'comment' : undefined;
}
