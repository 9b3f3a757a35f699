import type { Code } from '@repo/errors';

/** An unusual request, in two parts: tests can add fields in between. */
export interface OddRequest {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly status: number;
  /** Undefined if the request is accepted. */
  readonly code?: Code;
}

interface Paths {
  /** Path of a resource for GET. */
  readonly page: string;
  /** Path of a resource for POST. */
  readonly form: string;
}

type Row = readonly [name: string, before: string, after?: string];

const HOST = 'Host: localhost\r\n';
const CHUNKED = 'Transfer-Encoding: chunked\r\n';

function refused(status: number, code: Code, rows: readonly Row[]): OddRequest[] {
  return rows.map(([name, before, after = '\r\n']) => ({ name, before, after, status, code }));
}

/** Returns requests that get the same response from every server that uses this package. */
export function oddRequests({ page, form }: Paths): OddRequest[] {
  const get = `GET ${page} HTTP/1.1\r\n`;
  const post = `POST ${form} HTTP/1.1\r\n${HOST}`;
  return [
    ...refused(400, 'bad_request', [
      ['no Host (RFC 9112 §3.2)', get],
      ['two Host lines (RFC 9112 §3.2)', `${get}${HOST}Host: other\r\n`],
      ['an empty second Host line (RFC 9112 §3.2)', `${get}${HOST}Host:\r\n`],
      ['two hosts in one line (RFC 9110 §7.2)', `${get}Host: a,b\r\n`],
      ['a user in Host (RFC 9110 §7.2)', `${get}Host: u@h\r\n`],
      ['a path in Host (RFC 9110 §7.2)', `${get}Host: h/p\r\n`],
      ['an empty Host (RFC 9110 §4.2.1)', `${get}Host:\r\n`],
      ['a Host that is a port alone (RFC 9110 §4.2.1)', `${get}Host: :3000\r\n`],
      ['white space in Host (RFC 9110 §7.2)', `${get}Host: a b\r\n`],
      ['no Host beside an absolute target', `GET http://localhost${page} HTTP/1.1\r\n`],
      ['the asterisk with GET (RFC 9112 §3.2.4)', `GET * HTTP/1.1\r\n${HOST}`],
      ['a target of another scheme', `GET ftp://localhost/ HTTP/1.1\r\n${HOST}`],
      ['a user in the target (RFC 9110 §4.2.4)', `GET http://u@localhost/ HTTP/1.1\r\n${HOST}`],
      ['an absolute target without a host', `GET http:///x HTTP/1.1\r\n${HOST}`],
      ['a fragment in the target (RFC 9112 §3.2)', `GET ${page}#x HTTP/1.1\r\n${HOST}`],
      ['a broken escape in the target (RFC 3986 §2.1)', `GET /%zz HTTP/1.1\r\n${HOST}`],
      ['an escape that is not UTF-8 (RFC 3986 §2.5)', `GET /%ff HTTP/1.1\r\n${HOST}`],
      ['octets outside ASCII in the target (RFC 3986 §2)', `GET /h\u00e4 HTTP/1.1\r\n${HOST}`],
      ['an unknown method (RFC 9110 §9.1)', `FOO / HTTP/1.1\r\n${HOST}`],
      ['CONNECT (RFC 9110 §9.3.6)', `CONNECT localhost:80 HTTP/1.1\r\n${HOST}`],
      ['HTTP/2 with prior knowledge', '', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
      ['HTTP/0.9 (RFC 9112 §2.3)', '', `GET ${page}\r\n\r\n`],
      ['no HTTP at all', '', 'hello\r\n\r\n'],
      ['a TLS hello', '', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
      ['a line that ends in a bare LF (RFC 9112 §2.2)', '', `GET ${page} HTTP/1.1\n${HOST}\r\n`],
      ['a null in a field (RFC 9110 §5.5)', `${get}${HOST}`, 'X: a\0b\r\n\r\n'],
      ['a bare CR in a field (RFC 9110 §5.5)', `${get}${HOST}`, 'X: a\rb\r\n\r\n'],
      ['white space before the colon (RFC 9112 §5.1)', `${get}${HOST}`, 'X : a\r\n\r\n'],
      ['a folded line (RFC 9112 §5.2)', `${get}${HOST}`, 'X: a\r\n b\r\n\r\n'],
      [
        'Content-Length beside Transfer-Encoding (RFC 9112 §6.3)',
        post,
        `Content-Length: 3\r\n${CHUNKED}\r\n0\r\n\r\n`,
      ],
      [
        'two lengths that differ (RFC 9112 §6.3)',
        post,
        'Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
      ],
      ['a length that is not a number (RFC 9110 §8.6)', post, 'Content-Length: 3x\r\n\r\nabc'],
      [
        'a coding that does not end with chunked (RFC 9112 §6.1)',
        post,
        'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
      ],
      [
        'a chunk without a size (RFC 9112 §7.1)',
        post,
        `Content-Type: application/json\r\n${CHUNKED}\r\nzz\r\n`,
      ],
    ]),
    ...refused(413, 'content_too_large', [
      [
        'endless chunk extensions (RFC 9112 §7.1.1)',
        post,
        `Content-Type: application/json\r\n${CHUNKED}\r\n1;${'x'.repeat(20_000)}\r\n`,
      ],
    ]),
    ...refused(414, 'uri_too_long', [
      ['a target of more than 8000 octets', `GET /?${'x'.repeat(8000)} HTTP/1.1\r\n${HOST}`],
      ['a target beyond the limit of Node', '', `GET /?${'x'.repeat(17_000)}`],
    ]),
    ...refused(417, 'expectation_failed', [
      ['an unknown expectation (RFC 9110 §10.1.1)', `${get}${HOST}Expect: 200-ok\r\n`],
    ]),
    ...refused(431, 'header_fields_too_large', [
      ['a cookie of 17 kB (RFC 6585 §5)', `${get}${HOST}`, `Cookie: a=${'x'.repeat(17_000)}\r\n`],
      ['101 header lines', `${get}${HOST}`, `${'X: y\r\n'.repeat(101)}\r\n`],
      ['2500 header lines', `${get}${HOST}`, `${'X: y\r\n'.repeat(2500)}\r\n`],
    ]),
    ...refused(405, 'method_not_allowed', [
      ['TRACE (RFC 9110 §9.3.8)', `TRACE ${page} HTTP/1.1\r\n${HOST}Connection: close\r\n`],
    ]),
    ...accepted(204, [
      ['OPTIONS for the whole server (RFC 9110 §9.3.7)', `OPTIONS * HTTP/1.1\r\n${HOST}`],
      [
        'OPTIONS for the whole server, in absolute form (RFC 9112 §3.2.4)',
        `OPTIONS http://localhost HTTP/1.1\r\n${HOST}`,
      ],
    ]),
    ...accepted(200, [
      [
        'a target in absolute form (RFC 9112 §3.2.2)',
        `GET http://evil.example${page} HTTP/1.1\r\n${HOST}Connection: close\r\n`,
      ],
      ['HTTP/1.0 without Host (RFC 9112 §3.2)', `GET ${page} HTTP/1.0\r\n`],
      ['an upgrade (RFC 9110 §7.8)', `${get}${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n`],
      [
        'an upgrade, and a request in the same packet',
        `${get}${HOST}Connection: Upgrade\r\nUpgrade: h2c\r\n`,
        `\r\n${get}${HOST}\r\n`,
      ],
      ['100 header lines', `${get}${HOST}Connection: close\r\n`, `${'X: y\r\n'.repeat(97)}\r\n`],
    ]),
  ];
}

function accepted(status: number, rows: readonly Row[]): OddRequest[] {
  return rows.map(([name, before, after = '\r\n']) => ({ name, before, after, status }));
}
