/** `17:05 UTC`, with the day when it is not soon. */
export function clockTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}
