import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import shared from '../../packages/testing/vitest.config.js';

/** The test files that mock modules. They cannot share loaded modules with other files. */
const mocking = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.startsWith('test') && path.endsWith('.test.ts'))
  .filter((path) => readFileSync(join(import.meta.dirname, path), 'utf8').includes('vi.mock('));

export default defineConfig((env) => {
  const { include, exclude, ...test } = shared(env).test;
  return {
    test: {
      ...test,
      // Most of a test's time is waiting, for the database and for other processes.
      maxWorkers: 2,
      projects: [
        { extends: true, test: { name: 'api', include, exclude: [...exclude, ...mocking] } },
        ...(env.mode === 'slow'
          ? []
          : [
              {
                extends: true as const,
                test: { name: 'mocking', include: mocking, isolate: true },
              },
            ]),
      ],
    },
  };
});
