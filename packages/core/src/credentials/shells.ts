/** The shells that an environment can be written for; `json` is for programs. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell', 'cmd', 'json'] as const;

export type Shell = (typeof SHELLS)[number];

export function isShell(text: string): text is Shell {
  return (SHELLS as readonly string[]).includes(text);
}
