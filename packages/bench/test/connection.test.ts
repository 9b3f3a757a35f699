import { expect, test } from 'vitest';
import { readAnswer } from '../src/load/connection.js';

const whole = Buffer.from('HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\nX: y\r\n\r\nhéll');

test('an answer is read once its last byte is there, counted in bytes (RFC 9112 §6.2)', () => {
  for (let length = 0; length < whole.length; length += 1) {
    expect(readAnswer(whole.subarray(0, length))).toBeUndefined();
  }
  expect(readAnswer(whole)).toEqual({ status: 401, body: 'héll' });
});

test('the length is found however its field name is written (RFC 9110 §5.1)', () => {
  const answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n');
  expect(readAnswer(answer)).toEqual({ status: 200, body: '' });
});

test('an answer without a length is an error, and not a wait without end', () => {
  const chunked = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
  expect(() => readAnswer(chunked)).toThrow('Content-Length');
});
