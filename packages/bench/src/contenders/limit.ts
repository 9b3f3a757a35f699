import { createPrivateKey, createPublicKey, randomUUID, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { verify as verifyPassword } from '@node-rs/argon2';
import { account, signingKey } from './settings.js';

/* The lower limit of the cost for any server in Node.js: the same responses, with node:http and node:crypto alone. */

const privateKey = createPrivateKey({ key: signingKey, format: 'jwk' });
const publicKey = createPublicKey(privateKey);
const dsaEncoding = 'ieee-p1363';
const challenge = 'Bearer realm="api"';
const json = 'application/json; charset=utf-8';
const problem = JSON.stringify({
  type: 'about:blank',
  title: 'Unauthorized',
  status: 401,
  detail: 'You need to log in to access this resource.',
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString());

function issue(typ: string, lifetime: number): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { sub: account.email, iat, exp: iat + lifetime, jti: randomUUID() };
  const input = `${encode({ alg: 'ES256', typ, kid: signingKey.kid })}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding });
  return `${input}.${signature.toString('base64url')}`;
}

function accepts(token: string, typ: string): boolean {
  const [header, payload, signature] = token.split('.');
  if (!header || !payload || !signature) return false;
  const { alg, typ: given, kid } = decode(header);
  if (alg !== 'ES256' || given !== typ || kid !== signingKey.kid) return false;
  const input = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!verify('sha256', input, { key: publicKey, dsaEncoding }, bytes)) return false;
  return Number(decode(payload)['exp']) > Date.now() / 1000;
}

function respond(response: ServerResponse, status: number, body: string): void {
  const type = status === 401 ? 'application/problem+json' : json;
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...(status === 401 && { 'WWW-Authenticate': challenge }),
  });
  response.end(body);
}

const tokens = () =>
  JSON.stringify({ accessToken: issue('at+jwt', 300), refreshToken: issue('rt+jwt', 604_800) });

async function readBody(request: IncomingMessage): Promise<Record<string, string>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (request.url ?? '') {
    case '/auth/login': {
      const { email, password = '' } = await readBody(request);
      const known =
        email === account.email && (await verifyPassword(account.passwordHash, password));
      return known ? respond(response, 200, tokens()) : respond(response, 401, problem);
    }
    case '/auth/refresh': {
      const { refreshToken = '' } = await readBody(request);
      const accepted = accepts(refreshToken, 'rt+jwt');
      return accepted ? respond(response, 200, tokens()) : respond(response, 401, problem);
    }
    default: {
      const field = request.headers.authorization;
      const accepted = field?.startsWith('Bearer ') && accepts(field.slice(7), 'at+jwt');
      const profile = JSON.stringify({ email: account.email, name: 'Bench', role: 'user' });
      return accepted ? respond(response, 200, profile) : respond(response, 401, problem);
    }
  }
}

createServer((request, response) => {
  handle(request, response).catch((error: Error) => response.destroy(error));
}).listen(process.env['PORT']);
