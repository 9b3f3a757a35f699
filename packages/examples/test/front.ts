import { createServer, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** A response of the front's own. */
export interface Answer {
  readonly status: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** A server in front of the API that records the requests of a client, and passes them on unless it has an answer. */
export interface Front {
  readonly url: string;
  /** The method and path of each request, in order. */
  readonly requests: string[];
  /** Stops it, and breaks its connections. */
  readonly close: () => void;
}

/**
 * Starts a front.
 *
 * @param apiUrl URL of the API
 * @param answer returns the response to a request, or undefined to let the API respond
 */
export async function startFront(
  apiUrl: string,
  answer: (line: string, count: number) => Answer | undefined = () => undefined,
): Promise<Front> {
  const requests: string[] = [];
  const server = createServer((received, response) => {
    const line = `${received.method} ${received.url}`;
    requests.push(line);
    const own = answer(line, requests.filter((other) => other === line).length);
    if (own === undefined) {
      const { method, url = '/', headers } = received;
      const onwards = request(apiUrl + url, { method, headers }, (result: IncomingMessage) => {
        response.writeHead(result.statusCode ?? 502, result.rawHeaders);
        result.pipe(response);
      });
      onwards.on('error', (error) => response.destroy(error));
      received.pipe(onwards);
      return;
    }
    const type = own.body && { 'content-type': 'application/problem+json' };
    response.writeHead(own.status, { ...type, ...own.fields });
    response.end(own.body && JSON.stringify(own.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${address.port}`, requests, close };
}
