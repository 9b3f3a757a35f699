import { configDefaults, defineConfig } from 'vitest/config';

/** What is slow by nature, load and restarts: `vitest run --mode slow`, as `npm run test:slow` does. */
const SLOW = '**/*.slow.test.ts';

// How every package and app runs its tests. A limit that a busy machine does not reach: what hangs is found all the
// same, and what is slow is not called broken.
export default defineConfig(({ mode }) => ({
  test: {
    include: mode === 'slow' ? [SLOW] : ['**/*.test.{ts,tsx}'],
    exclude: mode === 'slow' ? configDefaults.exclude : [...configDefaults.exclude, SLOW],
    testTimeout: mode === 'slow' ? 300_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    reporters: ['default', ['json', { outputFile: `test-results/${mode}.json` }]],
  },
}));
