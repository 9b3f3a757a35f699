import { expect, test } from 'vitest';
import { readGuide } from '../src/read-guide.js';

const guide = (...lines: string[]) => lines.join('\n');

test('the steps of a guide run commands, change files and create files, in the order of its text', () => {
  const text = guide(
    'Delete `apps/web/src/app/old`:',
    '',
    '```sh',
    'rm -r apps/web/src/app/old',
    '```',
    '',
    'In `README.md` there is a list. Add to',
    '`docs/a.md`:',
    '',
    '```diff',
    ' a',
    '+b',
    '```',
    '',
    '`apps/web/src/app/[id]/page.tsx`:',
    '',
    '```tsx',
    'export default 1;',
    '```',
  );
  expect(readGuide(text)).toEqual([
    { kind: 'run', line: 3, commands: 'rm -r apps/web/src/app/old\n' },
    { kind: 'change', line: 10, path: 'docs/a.md', text: ' a\n+b\n' },
    {
      kind: 'create',
      line: 17,
      path: 'apps/web/src/app/[id]/page.tsx',
      text: 'export default 1;\n',
    },
  ]);
});

test.each([
  ['under a line without a path', guide('For example:', '', '```ts', 'a;', '```')],
  ['that shows an exchange', guide('Ask `/notes`:', '', '```console', '$ curl', '```')],
  ['inside a list', guide('- In `a/b.ts`:', '', '  ```ts', '  a;', '  ```')],
])('a block %s is not a step', (_, text) => {
  expect(readGuide(text)).toEqual([]);
});

test('a block can change several files', () => {
  const text = guide('```diff', '--- a/b.ts', '-a', '--- c/d.ts', ' c', '+d', '```');
  expect(readGuide(text)).toEqual([
    { kind: 'change', line: 1, path: 'a/b.ts', text: '-a\n' },
    { kind: 'change', line: 1, path: 'c/d.ts', text: ' c\n+d\n' },
  ]);
});

test('a change that names no file is an error with its line', () => {
  expect(() => readGuide(guide('Add it:', '', '```diff', '+a', '```'))).toThrow(/^Line 3: .* file/);
});
