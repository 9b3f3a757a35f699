import type { Retry } from '@repo/errors';
import type { InputKind } from '../../src/index.js';

/** A text that people paste, and what its explanation has to contain. The expected texts are parts of sentences. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly input?: InputKind;
  readonly status?: number;
  readonly dialect?: string;
  readonly meaning: string;
  readonly clause?: string;
  /** `unknown` where the input does not tell. */
  readonly retry: Retry | 'unknown';
  readonly next?: string;
  /** The meanings of challenges. */
  readonly challenges?: readonly string[];
  readonly faults?: readonly string[];
  readonly findings?: readonly string[];
  /** All corrections: a sample without this has none. */
  readonly shouldHaveSaid?: readonly string[];
  readonly tokens?: readonly string[];
  readonly request?: string;
  readonly unknown?: readonly string[];
}

/** The current time in all samples. */
export const NOW = new Date('2026-11-28T12:00:00Z');
export const seconds = NOW.getTime() / 1000;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Makes a JWT with a signature that verifies nowhere. */
export function jwt(
  claims: object,
  header: object = { alg: 'RS256', typ: 'JWT', kid: 'k1' },
): string {
  return `${part(header)}.${part(claims)}.bm90LWEtcmVhbC1zaWduYXR1cmU`;
}

const identity = { iss: 'https://id.example.com', aud: 'https://api.example.com', sub: 'user-1' };
export const aliveJwt = jwt({ ...identity, iat: seconds - 60, exp: seconds + 240 });
export const expiredJwt = jwt({ ...identity, iat: seconds - 3600, exp: seconds - 3300 });

/** Writes a response as `curl -i` shows it. */
export function response(status: string, fields: readonly string[], body: unknown = ''): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [`HTTP/1.1 ${status}`, ...fields, '', text].join('\r\n');
}

/** Writes an exchange as `curl -v` shows it. */
export function exchange(
  request: readonly string[],
  status: string,
  fields: readonly string[],
  body: unknown = '',
): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [
    '*   Trying 192.0.2.10:443...',
    ...[...request, ''].map((line) => `> ${line}`),
    `< HTTP/2 ${status} `,
    ...[...fields, ''].map((line) => `< ${line}`),
    `${text}* Connection #0 to host api.example.com left intact`,
  ].join('\n');
}

export const json = 'content-type: application/json';
export const get = ['GET /profile HTTP/2', 'Host: api.example.com', 'User-Agent: curl/8.11.0'];
export const withBearer = (token: string): string[] => [...get, `Authorization: Bearer ${token}`];
