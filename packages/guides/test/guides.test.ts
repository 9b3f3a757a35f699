import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readGuide } from '../src/read-guide.js';

const folder = fileURLToPath(new URL('../../../docs/guides', import.meta.url));
const guides = readdirSync(folder).map((name) => [name, join(folder, name)] as const);

/** Maximum number of lines in a guide without its blocks: one screen. */
const SCREEN = 45;

test.each(guides)('%s fits on a screen', (_, path) => {
  const prose = readFileSync(path, 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
  expect(prose.split('\n').length).toBeLessThanOrEqual(SCREEN);
});

test.each(guides)('the steps of %s can be read', (_, path) => {
  expect(() => readGuide(readFileSync(path, 'utf8'))).not.toThrow();
});
