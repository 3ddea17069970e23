import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['ssoctl-source', 'node'] },
  ssr: { resolve: { conditions: ['ssoctl-source', 'node'] } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'scenarios/**/*.test.ts',
      'architecture.test.ts',
    ],
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
