import { expect, test } from 'vitest';
import { header, sendBytes } from '../support/raw';
import { scriptOf } from '../support/script-of';
import { useWeb } from '../support/web';

const web = useWeb();

const at = (address: string, fields: Record<string, string>, method = 'GET') =>
  sendBytes(web.origin, header(`${method} ${address}`, fields));

const FILE = '/robots.txt';
const PAST = 'Mon, 01 Jan 2001 00:00:00 GMT';

test.each([
  { Range: 'bytes=999999999-' },
  { Range: `bytes=${'9'.repeat(25)}-` },
  { Range: 'bytes=2-1' },
  { Range: 'bytes=x' },
  { Range: 'bytes=-0' },
  { Range: 'bytes=0-0, 2-3' },
  { Range: 'lines=0-1' },
  { 'If-Match': '"other"' },
  { 'If-Match': '*', Range: 'bytes=999999999-' },
  { 'If-Unmodified-Since': PAST },
  { 'If-Modified-Since': PAST },
  { 'If-None-Match': '"other"' },
])(
  'a request for a range that cannot be sent, or with a condition that does not apply, gets the whole file: %j',
  async (fields) => {
    for (const address of [FILE, '/icon.svg', await scriptOf(web)]) {
      const whole = await at(address, {});
      const { status, headers, body } = await at(address, fields);
      expect([address, status]).toEqual([address, 200]);
      expect(body).toBe(whole.body);
      expect(headers.get('content-range')).toBeNull();
    }
  },
);

test.each([
  ['bytes=0-1', 0, 2],
  ['bytes=3-', 3, undefined],
  ['bytes=3-999999999', 3, undefined],
])(
  'a range of a file is sent alone, for players of audio and video: %s',
  async (range, start, end) => {
    for (const address of [FILE, await scriptOf(web)]) {
      const { body: whole } = await at(address, {});
      // A range counts the octets of the file, so it is not compressed.
      const { status, headers, body } = await at(address, {
        Range: range,
        'Accept-Encoding': 'gzip',
      });
      expect([address, status]).toEqual([address, 206]);
      expect(headers.get('content-encoding')).toBeNull();
      expect(headers.get('content-range')).toMatch(
        new RegExp(`^bytes ${start}-\\d+/${whole.length}$`),
      );
      expect(body).toBe(whole.slice(start, end));
    }
  },
);

test('a request for a range of a file that has changed gets the whole file (RFC 9110 §13.1.5)', async () => {
  const { headers } = await at(FILE, {});
  const etag = headers.get('etag') ?? '';
  expect((await at(FILE, { Range: 'bytes=0-1', 'If-Range': etag })).status).toBe(206);
  expect((await at(FILE, { Range: 'bytes=0-1', 'If-Range': '"other"' })).status).toBe(200);
});

test('only GET has ranges (RFC 9110 §14.2)', async () => {
  expect((await at(FILE, { Range: 'bytes=0-1' }, 'HEAD')).status).toBe(200);
});

test('a file that the browser already has is 304', async () => {
  for (const address of [FILE, await scriptOf(web)]) {
    const { headers } = await at(address, {});
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    expect((await at(address, { 'If-None-Match': etag })).status).toBe(304);
    expect((await at(address, { 'If-Modified-Since': modified })).status).toBe(304);
  }
});

test('for a page, conditions and ranges are ignored', async () => {
  const fields = { 'If-Match': '"other"', 'If-Unmodified-Since': PAST, Range: 'bytes=0-1' };
  const { status, body } = await at('/login', { Accept: 'text/html', ...fields });
  expect(status).toBe(200);
  expect(body).toContain('</html>');
});
