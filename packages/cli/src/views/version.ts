import type { View } from '../kit/view.ts';
import { VERSION } from '../version.ts';

export const versionView: View<{ node: string }> = {
  schema: 'ssoctl/version/1',
  json: ({ node }) => ({ version: VERSION, node }),
  *lines() {
    yield `ssoctl ${VERSION}`;
  },
};
