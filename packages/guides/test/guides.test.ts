import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readGuide } from '../src/read-guide.js';

const folder = fileURLToPath(new URL('../../../docs/guides', import.meta.url));
const guides = readdirSync(folder).map((name) => [name, join(folder, name)] as const);

/** Maximum number of lines in a guide without its blocks: one screen. */
const SCREEN = 45;

test.each(guides)('%s fits on a screen, and its links lead to files', (_, path) => {
  const text = readFileSync(path, 'utf8');
  const prose = text.replaceAll(/^```[^]*?^```$/gm, '');
  expect(prose.split('\n').length).toBeLessThanOrEqual(SCREEN);
  const links = [...prose.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => !existsSync(join(dirname(path), link)));
  expect(missing).toEqual([]);
});

test.each(guides)('the steps of %s can be read', (_, path) => {
  expect(() => readGuide(readFileSync(path, 'utf8'))).not.toThrow();
});
