import { defineGroup } from '../../kit/command.ts';
import { add } from './add.ts';
import { findRegion } from './find-region.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';

export const sessions = defineGroup({
  name: 'sessions',
  group: 'Configure',
  summary: 'List, add and remove sso-sessions, and find the Region of one',
  description:
    'An sso-session says where to sign in: a start URL and a Region. Profiles that name it share one sign-in.',
  examples: [],
  commands: [list, add, remove, findRegion],
});
