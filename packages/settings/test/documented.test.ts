import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiSettings } from '../src/api-settings.js';
import { common } from '../src/common.js';
import { webSettings } from '../src/web-settings.js';

test('docs/settings.md has a row for every setting, and for nothing else', () => {
  const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8');
  const names = [...page.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  );
  const settings = { ...common, ...apiSettings, ...webSettings };
  expect(new Set(names)).toEqual(new Set(Object.keys(settings)));
});
