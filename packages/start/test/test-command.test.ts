import { expect, test } from 'vitest';
import { commandFor } from '../src/test-command.js';

const lineOf = (file: string, ...options: string[]) => commandFor(file, options).join(' ');

test('a file is run by the runner of its workspace, and a test by its name', () => {
  expect(lineOf('apps/api/test/http/body.test.ts', '-t', 'JSON')).toBe(
    'npm exec --workspace=apps/api -- vitest run test/http/body.test.ts -t JSON',
  );
  expect(lineOf('apps/web/e2e/pages.spec.ts', '-t', 'edited')).toBe(
    'npm exec --workspace=apps/web -- playwright test e2e/pages.spec.ts -g edited',
  );
});

test('a slow test is run with the configuration of slow tests', () => {
  expect(lineOf('packages/start/test/start.slow.test.ts')).toContain(' --mode=slow ');
  expect(lineOf('apps/web/e2e/tabs.slow.spec.ts')).toContain(
    ' --config=playwright.slow.config.ts ',
  );
});

test('a file outside of the workspaces is an error', () => {
  expect(() => lineOf('README.md')).toThrow('README.md is not a test file');
});
