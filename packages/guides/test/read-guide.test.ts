import { expect, test } from 'vitest';
import { readGuide } from '../src/read-guide.js';

const guide = (...lines: string[]) => lines.join('\n');

test('a guide runs commands, changes files and creates files, in its order', () => {
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
])('a block %s is only read', (_, text) => {
  expect(readGuide(text)).toEqual([]);
});

test('a change that names no file is an error with its line', () => {
  expect(() => readGuide(guide('Add it:', '', '```diff', '+a', '```'))).toThrow(/^Line 3: .* path/);
});
