import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { repositoryCopy } from './support/repository.js';

const copy = repositoryCopy();

function expectRefusal(
  { status, stdout, stderr }: { status: number | null; stdout: string; stderr: string },
  code: number,
  message: string,
): void {
  expect({ status, stdout }).toEqual({ status: code, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toContain('\nNothing was changed.\n');
}

test('options that cannot be used are refused with a message and the usage', () => {
  const refusal = copy.init('My', 'Product');
  expectRefusal(refusal, 64, "The name is one argument: write 'My Product'.");
  expect(refusal.stderr).toContain('npm run init -- <name>');
  expect(copy.git('status', '--porcelain')).toBe('');
});

test('uncommitted changes are refused, and stay', () => {
  appendFileSync(copy.path('README.md'), 'mine\n');
  writeFileSync(copy.path('mine.txt'), 'mine');
  const before = copy.git('status', '--porcelain') + copy.git('diff');
  const refusal = copy.init('Product');
  expectRefusal(refusal, 1, 'Commit or stash your changes first');
  expect(refusal.stderr).toContain(' M README.md\n?? mine.txt\n');
  expect(copy.git('status', '--porcelain') + copy.git('diff')).toBe(before);
});

test('a folder that is not a Git repository is refused', () => {
  renameSync(copy.path('.git'), copy.path('.not-git'));
  try {
    expectRefusal(copy.init('Product'), 1, 'init needs a Git repository');
  } finally {
    renameSync(copy.path('.not-git'), copy.path('.git'));
  }
});

test('a file that was changed beyond recognition stops init before its first change', () => {
  writeFileSync(copy.path('LICENSE'), 'All rights reserved\n');
  copy.git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '-qam', 'Ours');
  expectRefusal(copy.init('Product'), 1, 'LICENSE does not have the text that init changes.');
  expect(copy.git('status', '--porcelain')).toBe('');
  copy.git('reset', '--quiet', '--hard', 'HEAD~1');
});
