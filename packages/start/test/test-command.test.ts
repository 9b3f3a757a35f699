import { expect, test } from 'vitest';
import { commandFor } from '../src/test-command.js';

const lineOf = (file: string, ...options: string[]) => commandFor(file, options).join(' ');

test('one file is run by the runner of its workspace, one test by its name', () => {
  expect(lineOf('apps/api/test/http/body.test.ts', '-t', 'JSON')).toBe(
    'npm exec --workspace=apps/api -- vitest run test/http/body.test.ts -t JSON',
  );
  expect(lineOf('apps/web/e2e/notes.spec.ts', '-t', 'edited')).toBe(
    'npm exec --workspace=apps/web -- playwright test e2e/notes.spec.ts -g edited',
  );
});

test('a slow one with what is set for slow ones', () => {
  expect(lineOf('packages/start/test/start.slow.test.ts')).toContain(' --mode=slow ');
  expect(lineOf('apps/web/e2e/tabs.slow.spec.ts')).toContain(
    ' --config=playwright.slow.config.ts ',
  );
});

test('what is no file of a workspace is told', () => {
  expect(() => lineOf('README.md')).toThrow('README.md is no test file');
});
