import { configDefaults } from 'vitest/config';

/**
 * Tests that are slow by nature, such as tests of load and restarts. `npm run test:slow` runs them, with `--mode slow`.
 */
const SLOW = '**/*.slow.test.ts';

/**
 * Returns the test settings of every package and app. The time limits are so long that a test fails if it hangs, but
 * not if the machine is busy.
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
      // Loading the modules again for each file would take longer than the tests. Only tests that replace modules are
      // isolated.
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
