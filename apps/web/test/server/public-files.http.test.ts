import { expect, test } from 'vitest';
import { useBuiltCopy } from './built-copy';
import { header, sendBytes } from '../support/raw';

const names = [
  'a~b.txt',
  'a[b].txt',
  'a^b.txt',
  'a|b.txt',
  "it's (1)!*.txt",
  'a b[c].txt',
  '100%.txt',
  'a#b?.txt',
  'a;b,c=d&e+f@g:h$.txt',
  'é.txt',
  '{x}`"<>.txt',
  '[id]/x.txt',
];

const web = useBuiltCopy({
  ...Object.fromEntries(names.map((name) => [`public/${name}`, `This is ${name}`])),
  'public/a\\b.txt': 'Next does not find it.',
});

/** Spells the address of a file as a browser does, as `encodeURI` does, and as `encodeURIComponent` does. */
function spellings(name: string): Set<string> {
  const written = name.replaceAll(/[%?#]/g, encodeURIComponent);
  const encoded = name.split('/').map(encodeURIComponent).join('/');
  return new Set([
    new URL(`http://web/${written}`).pathname,
    `/${encodeURI(name).replaceAll(/[?#]/g, encodeURIComponent)}`,
    `/${encoded}`,
  ]);
}

const get = (address: string) =>
  sendBytes(web.origin, header(`GET ${address}?x`, { Accept: '*/*' }));

test.each(names)('a file is found in each spelling of its name: %s', async (name) => {
  for (const address of spellings(name)) {
    const { status, body } = await get(address);
    const text = Buffer.from(body, 'latin1').toString();
    expect([address, status, text]).toEqual([address, 200, `This is ${name}`]);
  }
});

test.each([
  '/a%7Eb.txt',
  '/a%5bb%5d.txt',
  '/a%255Bb%255D.txt',
  '/ab.txt',
  '/a%5Cb.txt',
  '/7/x.txt',
  '/[id]%2Fx.txt',
  '/x/../a~b.txt',
])('no other address finds a file: %s', async (address) => {
  const { status, headers } = await get(address);
  expect(status).toBe(404);
  expect(headers.get('content-type')).toBe('application/problem+json');
});
