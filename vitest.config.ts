import { defineConfig } from 'vitest/config';

/** Hundreds of processes at once: while they start, no other test gets anywhere, so they come last and alone. */
const CROWDS = 'packages/*/test/concurrency/**/*.test.ts';

export default defineConfig({
  resolve: { conditions: ['ssoctl-source', 'node'] },
  ssr: { resolve: { conditions: ['ssoctl-source', 'node'] } },
  test: {
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'scenarios/**/*.test.ts',
            'architecture.test.ts',
          ],
          exclude: [CROWDS],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: 'crowds', include: [CROWDS], fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
