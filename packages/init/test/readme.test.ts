import { expect, test } from 'vitest';
import { changeReadme } from '../src/readme.js';

const product = { name: 'Mine', slug: 'mine', slogan: 'Good', holder: 'Me' };
const removed = { paths: ['docs/a.md', 'docs/b.md'], scripts: ['bench', 'bench:web'] };
/** Changes a README with this text below its slogan, and returns what becomes of the text. */
const change = (...lines: string[]) => {
  const readme = changeReadme(`# Old\n\nThe old\nslogan.\n\n${lines.join('\n')}`, product, removed);
  return readme.replace('# Mine\n\nGood.\n\n', '');
};

test('title and first paragraph are replaced', () => {
  const readme = changeReadme('# Old\n\nThe old\nslogan.\n\nMore.', product, removed);
  expect(readme).toBe('# Mine\n\nGood.\n\nMore.');
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
