import type { DataOf, Route } from '@repo/api-client';
import { createProblem, type Code, type ExtraOf } from '@repo/errors';
import { SignJWT } from 'jose';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import { partsOf } from './parts';
import { itemOf, sampleOf } from './sample';

/** A request that the stub received. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** Responses of the stub, by method and path. A feature adds its own in a file `stub.part.ts` beside its tests. */
export type StubResponses = Readonly<Record<string, (response: ServerResponse) => void>>;

/** Responds to a call and returns true, or returns false to leave the call to the stub. */
export type Script = (seen: Seen, response: ServerResponse) => boolean | Promise<boolean>;

export const user = sampleOf('GET /user/profile', {
  id: 'u-1',
  email: 'user@example.com',
  name: 'Ada',
  role: 'user',
});

/** Another user, as administrators see one. */
export const otherUser = itemOf('GET /admin/users', 'users', {
  id: '01980000-0000-7000-8000-000000000002',
  name: 'Grace',
  email: 'grace@example.com',
  role: 'user',
});

/**
 * Starts an API that follows the contract, and can fail on demand in ways in which the real API cannot: with responses
 * that are not problems, silence, or unexpected refusals. Other tests use the real API and test how it behaves.
 */
export async function stubApi() {
  const ofFeatures: StubResponses = Object.assign(
    {},
    ...(await partsOf<StubResponses>('stub.part.ts')),
  );
  const seen: Seen[] = [];
  const issued: string[] = [];
  const stub = {
    url: '',
    seen,
    /** Every access token that the stub has issued, newest last. */
    issued,
    /** Runs before the stub's own responses. */
    script: (() => false) as Script,
    /** Lifetime of the access tokens, in seconds. */
    accessTtl: 300,
    /** The generation in the refresh tokens. Each refresh increments it. */
    generation: 1,
    /** The id of the newest session. */
    lastSession: '',
    /** Makes the body of a successful sign-in or refresh. */
    async tokens(sid: string): Promise<DataOf<'POST /auth/login'>> {
      const accessToken = await sign({ sub: user.id, sid, role: user.role });
      issued.push(accessToken);
      return {
        tokenType: 'Bearer',
        accessToken,
        expiresIn: stub.accessTtl,
        refreshToken: await sign({ sub: user.id, sid, gen: stub.generation }),
        refreshExpiresIn: 604_800,
      };
    },
    calls: (path: string) => seen.filter((each) => each.path === path),
    /** Clears the calls and tokens, and restores the default script and lifetime. Sessions continue. */
    reset() {
      seen.length = 0;
      issued.length = 0;
      stub.script = () => false;
      stub.accessTtl = 300;
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };

  const server = createServer((request, response) => {
    void (async () => {
      const call = await record(request);
      seen.push(call);
      if (await stub.script(call, response)) return;
      const sid = sidOf(call) ?? randomUUID();
      switch (`${call.method} ${call.path}`) {
        case 'POST /auth/login':
          stub.lastSession = randomUUID();
          return good(response, 'POST /auth/login', await stub.tokens(stub.lastSession));
        case 'POST /auth/reauthenticate':
          return good(response, 'POST /auth/reauthenticate', await stub.tokens(sid));
        case 'POST /auth/refresh':
          stub.generation += 1;
          return good(response, 'POST /auth/refresh', await stub.tokens(sid));
        case 'POST /auth/logout':
          response.writeHead(204).end();
          return;
        case 'GET /user/profile':
          return good(response, 'GET /user/profile', user);
        case 'PATCH /user/profile':
          return good(response, 'PATCH /user/profile', { ...user, ...Object(call.body) });
        case 'GET /user/credentials':
          return good(response, 'GET /user/credentials', { credentials: [] });
        case 'POST /user/password':
          response.writeHead(204).end();
          return;
        case 'GET /admin/users':
          return refuse(response, 'insufficient_role', { requiredRole: 'admin' });
        default: {
          const respond = ofFeatures[`${call.method} ${call.path}`];
          return respond ? respond(response) : refuse(response, 'not_found', {});
        }
      }
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  stub.url = `http://127.0.0.1:${address.port}`;
  return stub;
}

export type StubApi = Awaited<ReturnType<typeof stubApi>>;

/** Responds with a problem of the catalogue, as the API does. */
export function refuse<C extends Code>(
  response: ServerResponse,
  code: C,
  extra: ExtraOf<C>,
  instance = `urn:uuid:${uuidv7()}`,
): void {
  const problem = createProblem(code, extra, { docsUrl: 'http://localhost/errors/', instance });
  response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem));
}

/** Matches a POST to a collection, such as `POST /notes`, which creates an item and responds with 201. */
const CREATED = /^POST \/[^/]+$/;

/** Responds to an operation with success and its data. */
export function good<R extends Route>(response: ServerResponse, route: R, data: DataOf<R>): void {
  json(response, CREATED.test(route) ? 201 : 200, data);
}

/** Responds with any JSON, even JSON that the API would never send. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const sign = (claims: Record<string, unknown>) =>
  new SignJWT(claims)
    .setJti(randomUUID())
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new Uint8Array(32));

async function record(request: IncomingMessage): Promise<Seen> {
  const body = await text(request);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body: body === '' ? undefined : JSON.parse(body),
  };
}

function sidOf({ headers, body }: Seen): string | undefined {
  const token = (headers.authorization ?? '').slice('Bearer '.length) || Object(body).refreshToken;
  if (typeof token !== 'string') return undefined;
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).sid;
}
