import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

const pages = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .trimEnd()
  .split('\n')
  .filter((page) => existsSync(join(root, page)));

/** Returns a page without its code. */
const proseOf = (page: string): string =>
  readFileSync(join(root, page), 'utf8')
    .replaceAll(/^ *```[^]*?^ *```/gm, '')
    .replaceAll(/`[^`\n]*`(?!\])/g, 'code');

/** Returns the fragments of a page: one for each heading, as GitHub makes them. */
const fragmentsOf = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Returns the links of a page that lead nowhere. */
function deadLinks(page: string): string[] {
  const links = [...proseOf(page).matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(
    ([, link = '']) => link,
  );
  return links.filter((link) => {
    const [path = '', fragment] = link.split('#');
    const target = path === '' ? page : relative(root, resolve(root, page, '..', path));
    if (!existsSync(join(root, target))) return true;
    return (
      fragment !== undefined && target.endsWith('.md') && !fragmentsOf(target).includes(fragment)
    );
  });
}

test.each(pages)('%s has no link that leads nowhere', (page) => {
  expect(deadLinks(page)).toEqual([]);
});
