import { expect, test } from 'vitest';
import { changeReadme } from '../src/readme.js';

const product = { name: 'Mine', slug: 'mine', slogan: 'Good', holder: 'Me' };
const removed = { paths: ['docs/a.md', 'docs/b.md'], scripts: ['bench', 'bench:web'] };
const change = (...lines: string[]) => changeReadme(lines.join('\n'), product, removed);

test('title and first paragraph are replaced', () => {
  expect(change('# Old', '', 'The old', 'slogan.', '', 'More.')).toBe('# Mine\n\nGood.\n\nMore.');
});

test('rows of removed commands go, and others stay', () => {
  const kept = '| `npm run build` | builds |\n';
  expect(change('| `npm run bench:<one>` | all |', kept)).toBe(kept);
});

test.each([
  ['- **Do**: see [a](docs/a.md).\n  It helps.\n', ''],
  ['- [a](docs/a.md), [c](docs/c.md)\n', '- [c](docs/c.md)\n'],
  ['- [c](docs/c.md), [a](docs/a.md)\n', '- [c](docs/c.md)\n'],
  ['- [c](docs/c.md),\n  [a](docs/a.md#x), [d](docs/d.md)\n', '- [c](docs/c.md), [d](docs/d.md)\n'],
  ['- no link\n', '- no link\n'],
])('a list item loses its links to removed files: %j', (item, left) => {
  expect(change(item)).toBe(left);
});
