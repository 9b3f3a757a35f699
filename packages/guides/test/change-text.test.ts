import { expect, test } from 'vitest';
import { changeText } from '../src/change-text.js';

const FILE = 'one\n  two\n\nthree\nfour\n';

test.each([
  ['adds a line', ' one\n+new\n', 'one\nnew\n  two\n\nthree\nfour\n'],
  ['removes a line', '-one\n', '  two\n\nthree\nfour\n'],
  ['replaces the last line', '-four\n+five\n', 'one\n  two\n\nthree\nfive\n'],
  ['takes an empty line as context', '   two\n\n-three\n', 'one\n  two\n\nfour\n'],
  ['changes several places', '-one\n@@\n four\n+five\n', '  two\n\nthree\nfour\nfive\n'],
  ['adds an empty line', ' one\n+\n', 'one\n\n  two\n\nthree\nfour\n'],
])('%s', (_, diff, changed) => {
  expect(changeText(FILE, diff)).toBe(changed);
});

test.each([
  ['are not there', '-five\n', 'occur 0 times, not once:\nfive\n'],
  ['have another indentation', ' two\n+new\n', 'occur 0 times, not once:\ntwo\n'],
  ['match only a part of a line', '-thre\n', 'occur 0 times'],
  ['are there twice', ' a\n+b\n', 'occur 2 times'],
  ['are all new', '+new\n', 'a place shows no line of the file'],
  ['have no sign', 'one\n+new\n', 'neither a space nor - nor +: one'],
])('lines that %s are an error', (_, diff, message) => {
  expect(() => changeText(`${FILE}a\na\n`, diff)).toThrow(message);
});
