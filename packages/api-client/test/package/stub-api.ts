import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { challengesFor, createProblem } from '@repo/errors';

/** A server that responds to the requests of the READMEs as the API does. */
export interface StubApi {
  readonly url: string;
  /** Serves a page that runs this script, at `/`. */
  readonly serve: (script: string) => void;
  readonly close: () => void;
}

const TOKENS = { tokenType: 'Bearer', expiresIn: 300, refreshToken: 'r', refreshExpiresIn: 600 };

/** Returns the JSON of a response, or the code of a refusal. The access token from a sign-in has already expired. */
function respond({ method, url, headers }: IncomingMessage) {
  if (url === '/health/ready') return { status: 'ok' };
  if (method === 'POST' && url === '/auth/login') return { ...TOKENS, accessToken: 'expired' };
  if (method === 'POST' && url === '/auth/refresh') return { ...TOKENS, accessToken: 'new' };
  if (headers.authorization === undefined) return 'authentication_required';
  return headers.authorization === 'Bearer new' ? { sessions: [] } : 'token_expired';
}

/** Starts the stub on a free port. */
export async function startStubApi(): Promise<StubApi> {
  let page = '';
  const server = createServer((request, response) => {
    if (request.url === '/' || request.url === '/favicon.ico') {
      response.setHeader('content-type', 'text/html');
      response.end(page);
      return;
    }
    const result = respond(request);
    if (typeof result !== 'string') {
      response.end(JSON.stringify(result));
      return;
    }
    const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:1' };
    response.statusCode = 401;
    response.setHeader('content-type', 'application/problem+json');
    const challenges = challengesFor(result, { schemes: ['Bearer'], realm: 'api' });
    response.setHeader('www-authenticate', challenges);
    response.end(JSON.stringify(createProblem(result, {}, options)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve(script) {
      page = `<!doctype html><script type="module">${script}</script>`;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
