import { expect, test } from 'vitest';
import { readResponse } from '../src/client/connection.js';

const whole = Buffer.from('HTTP/1.1 401 Unauthorized\r\nContent-Length: 5\r\nX: y\r\n\r\nhéll');

test('a response is read once its last byte has arrived, counted in bytes (RFC 9112 §6.2)', () => {
  for (let length = 0; length < whole.length; length += 1) {
    expect(readResponse(whole.subarray(0, length))).toBeUndefined();
  }
  expect(readResponse(whole)).toEqual({ status: 401, body: 'héll' });
});

test('the name of the Content-Length field may be in any case (RFC 9110 §5.1)', () => {
  const answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n');
  expect(readResponse(answer)).toEqual({ status: 200, body: '' });
});

test('a response without a length is an error, not an endless wait', () => {
  const chunked = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
  expect(() => readResponse(chunked)).toThrow('Content-Length');
});
