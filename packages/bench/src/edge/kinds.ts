/** A kind of client that holds a connection. */
export interface Kind {
  readonly name: string;
  /** What it sends first. */
  readonly begin: string;
  /** What it sends after that, again and again. */
  readonly more: string;
  readonly reads: boolean;
}

/**
 * The kinds of clients that stall.
 *
 * @param page a path whose response is long
 * @param form a path that takes POST
 */
export function kinds(page: string, form: string): Kind[] {
  const get = `GET ${page} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const post = `POST ${form} HTTP/1.1\r\nHost: localhost\r\n`;
  const body = 'Content-Type: application/json\r\nContent-Length: 10000\r\n\r\n';
  return [
    { name: 'silent', begin: '', more: '', reads: true },
    { name: 'header trickled', begin: `${post}X-Slow: `, more: 'x', reads: true },
    { name: 'body trickled', begin: post + body, more: ' ', reads: true },
    { name: 'responses not read', begin: get.repeat(MANY), more: '', reads: false },
    { name: '1000 requests, not read', begin: get.repeat(1000), more: '', reads: false },
  ];
}

/** Requests whose responses are more than the buffers of a connection hold, and that all have a place to wait. */
const MANY = 50;
