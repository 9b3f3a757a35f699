import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** A response that the proxy sends in place of the API. */
export interface OwnResponse {
  readonly status: number;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** A proxy that records the requests of a client, and passes them to the API unless it has a response of its own. */
export interface RecordingProxy {
  readonly url: string;
  /** The method and path of each request, in order. */
  readonly requests: string[];
  /** Stops the proxy, and closes its connections. */
  readonly close: () => void;
}

/**
 * Returns the proxy's own response to a request, or undefined if the API responds.
 *
 * @param line method and path of the request
 * @param count number of requests with this line so far, including this one
 */
export type Respond = (
  line: string,
  count: number,
) => OwnResponse | undefined | Promise<OwnResponse>;

/** Starts a proxy in front of the API at this URL. */
export async function startProxy(
  apiUrl: string,
  respond: Respond = () => undefined,
): Promise<RecordingProxy> {
  const requests: string[] = [];
  const passOn = (received: IncomingMessage, response: ServerResponse) => {
    const { method, url = '/', headers } = received;
    const onwards = request(apiUrl + url, { method, headers }, (result) => {
      response.writeHead(result.statusCode ?? 502, result.rawHeaders);
      result.pipe(response);
    });
    onwards.on('error', (error) => response.destroy(error));
    received.pipe(onwards);
  };
  const handle = async (received: IncomingMessage, response: ServerResponse) => {
    const line = `${received.method} ${received.url}`;
    requests.push(line);
    const own = await respond(line, requests.filter((other) => other === line).length);
    if (own === undefined) {
      passOn(received, response);
      return;
    }
    const type = own.body && { 'content-type': 'application/problem+json' };
    response.writeHead(own.status, { ...type, ...own.fields });
    response.end(own.body && JSON.stringify(own.body));
  };
  const server = createServer((received, response) => void handle(received, response));
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
