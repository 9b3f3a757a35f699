import { configDefaults } from 'vitest/config';

/** What is slow by nature, load and restarts: `vitest run --mode slow`, as `npm run test:slow` does. */
const SLOW = '**/*.slow.test.ts';

/**
 * The test settings of every package and app. The time limits are out of reach of a busy machine: a test that hangs still
 * fails, and a slow one does not.
 *
 * @param {{ mode: string }} env
 * @returns {{ test: import('vitest/config').TestUserConfig & { include: string[], exclude: string[] } }}
 */
export default function shared({ mode }) {
  return {
    test: {
      include: mode === 'slow' ? [SLOW] : ['**/*.test.{ts,tsx}'],
      exclude: mode === 'slow' ? configDefaults.exclude : [...configDefaults.exclude, SLOW],
      testTimeout: mode === 'slow' ? 300_000 : 120_000,
      hookTimeout: 120_000,
      // Loading the modules anew for each file would take longer than the tests. Files that replace modules need it.
      isolate: false,
      expect: { poll: { timeout: 60_000 } },
      // A slow test is reported when it ends, because a run may be cut off.
      reporters: [
        mode === 'slow' ? 'verbose' : 'default',
        ['json', { outputFile: `test-results/${mode}.json` }],
      ],
    },
  };
}
