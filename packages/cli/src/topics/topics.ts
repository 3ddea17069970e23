import type { Block } from '../kit/page-writer.ts';

/** A page of help that belongs to no command. */
export interface Topic {
  name: string;
  summary: string;
  load: () => Promise<{ blocks: () => readonly Block[] }>;
}

export const TOPICS: readonly Topic[] = [
  { name: 'sign-in', summary: 'How a sign-in works, and which way is taken', load: () => import('./sign-in.ts') },
  { name: 'environment', summary: 'The environment variables that are read', load: () => import('./environment.ts') },
  { name: 'files', summary: 'The files that are read and written', load: () => import('./files.ts') },
  { name: 'exit-codes', summary: 'What each exit code means', load: () => import('./exit-codes.ts') },
  { name: 'json', summary: 'What --json prints, command by command', load: () => import('./json.ts') },
  { name: 'security', summary: 'Where secrets are, and where they never are', load: () => import('./security.ts') },
];
