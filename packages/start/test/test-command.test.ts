import { expect, test } from 'vitest';
import { commandsFor } from '../src/test-command.js';

const linesOf = (files: string[], ...options: string[]) =>
  commandsFor(files, options).map((command) => command.join(' '));
const lineOf = (file: string, ...options: string[]) => linesOf([file], ...options)[0];

test('a file is run by the runner of its workspace, and -t selects tests by name', () => {
  expect(lineOf('apps/api/test/http/body.test.ts', '-t', 'JSON')).toBe(
    'npm exec --workspace=apps/api -- vitest run test/http/body.test.ts -t JSON',
  );
  expect(lineOf('apps/web/e2e/pages.spec.ts', '-t', 'edited')).toBe(
    'npm exec --workspace=apps/web -- playwright test e2e/pages.spec.ts -g edited',
  );
});

test('files of one workspace and runner are run by one command', () => {
  const files = [
    'apps/api/test/http',
    'apps/web/test/app',
    'apps/api/test/basic',
    'apps/web/e2e/a.spec.ts',
  ];
  expect(linesOf(files)).toEqual([
    'npm exec --workspace=apps/api -- vitest run test/http test/basic',
    'npm exec --workspace=apps/web -- vitest run test/app',
    'npm exec --workspace=apps/web -- playwright test e2e/a.spec.ts',
  ]);
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
