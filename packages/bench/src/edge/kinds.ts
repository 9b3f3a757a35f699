/** A kind of client that stalls. */
export interface Kind {
  readonly name: string;
  /** The bytes that it sends first. */
  readonly begin: string;
  /** The bytes that it sends repeatedly after that. */
  readonly more: string;
  readonly reads: boolean;
}

/**
 * Returns the kinds of clients that stall.
 *
 * @param page a path with a long response
 * @param form a path for POST
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
    { name: '1000 requests, responses not read', begin: get.repeat(1000), more: '', reads: false },
  ];
}

/** Number of pipelined requests that the server queues per connection. Their responses do not fit into its buffers. */
const MANY = 50;
