import { defineConfig } from 'vitest/config';

/** Other people's programs on our files and our emulator. One at a time: each starts Python or a browser. */
export default defineConfig({
  resolve: { conditions: ['ssoctl-source', 'node'] },
  ssr: { resolve: { conditions: ['ssoctl-source', 'node'] } },
  test: {
    include: ['conformance/**/*.test.ts'],
    isolate: false,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
