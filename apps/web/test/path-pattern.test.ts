import { expect, test } from 'vitest';
import { canonicalPath, matcherOf } from '../src/path-pattern';

const match = matcherOf('/projects/[id]/tasks/[task].txt');

test('a path that matches a pattern gives the decoded parameters', () => {
  expect(match('/projects/7/tasks/a%20b%2Fc.txt')).toEqual({ id: '7', task: 'a b/c' });
  expect(match('/projects/7/tasks/.txt')).toBeUndefined();
  expect(match('/projects/7/tasks/1xtxt')).toBeUndefined();
  expect(match('/projects/7/8/tasks/1.txt')).toBeUndefined();
});

test('the name of a parameter may have a hyphen', () => {
  expect(matcherOf('/users/[user-id]')('/users/7')).toEqual({ 'user-id': '7' });
});

test.each(['@ada', '%40ada', 'a:b', 'a%3Ab', 'a+b', '%C3%A9', "it's", 'a%25b'])(
  'a value may be spelled as browsers or as encodeURIComponent write it: %s',
  (spelling) => {
    expect(matcherOf('/[x]')(`/${spelling}`)).toEqual({ x: decodeURIComponent(spelling) });
  },
);

test.each(['%61', '%2D', '%c3%a9', '%', '%zz', '%C3'])(
  'a value in any other spelling does not match: %s',
  (spelling) => expect(matcherOf('/[x]')(`/${spelling}`)).toBeUndefined(),
);

test.each([
  ["/it's/(1)!*~.txt", "/it's/(1)!*~.txt"],
  ['/[a]/b|c^d', '/%5Ba%5D/b%7Cc%5Ed'],
  ['/[a%5D', '/%5Ba%5D'],
  ['/a%2Fb', '/a%2Fb'],
  ['/a b', '/a%20b'],
  ['/robots%2Etxt', undefined],
  ['/%c3%a9', undefined],
  ['/%', undefined],
])('a path has one canonical spelling: %s is %s', (spelling, canonical) =>
  expect(canonicalPath(spelling)).toBe(canonical),
);
