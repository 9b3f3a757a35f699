import type { ExplainedToken } from '../explanation.js';
import { mask, show } from '../words/mask.js';
import { dateOf, timeAgainst } from '../words/time.js';
import { originOf } from './prefixes.js';
import { refusalsOf } from './refusals.js';
import type { Token } from './token.js';

/** The header parameters, claims and times that are shown (RFC 7515 §4.1, RFC 7519 §4.1, RFC 9068 §2.2). */
const HEADER = ['alg', 'typ', 'kid'] as const;
const CLAIMS = ['iss', 'aud', 'sub', 'azp', 'client_id', 'scope', 'scp', 'roles', 'typ'] as const;
const TIMES = ['iat', 'nbf', 'auth_time', 'exp'] as const;
const MAX_ITEMS = 12;

/** Explains a token: its facts, its times in words, and the reasons why a server would refuse it. */
export function explainToken(token: Token, now: Date): ExplainedToken {
  const { kind, text, header = {}, claims = {} } = token;
  const origin = kind === 'opaque token' ? originOf(text) : undefined;
  const facts = [
    ...fact('looks like', origin),
    ...HEADER.flatMap((name) => fact(name, header[name])),
    ...CLAIMS.flatMap((name) => fact(name === 'typ' ? 'typ claim' : name, claims[name])),
    ...TIMES.flatMap((name) => {
      const value = claims[name];
      const date = typeof value === 'number' ? dateOf(value) : undefined;
      return date ? [{ name, value: timeAgainst(date, now) }] : fact(name, value);
    }),
  ];
  return { kind, start: mask(text), facts, refusedBecause: refusalsOf(token, now) };
}

function fact(name: string, value: unknown): { name: string; value: string }[] {
  if (value === undefined) return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const shown = items
    .slice(0, MAX_ITEMS)
    .map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return [{ name, value: show(shown.join(', ')) }];
}
