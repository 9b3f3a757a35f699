import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain, format } from '../src/index.js';
import { get, json, jwt, NOW, exchange, response, seconds } from './samples/sample.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'.split('');
/** Passwords and tokens, which differ in every run. */
const secret = fc
  .array(fc.constantFrom(...alphabet), { minLength: 14, maxLength: 60 })
  .map((characters) => characters.join(''));

const refused = ['www-authenticate: Bearer realm="api", error="invalid_token"'];

/** The places where people paste secrets without noticing. */
const places: Readonly<Record<string, (secret: string) => string>> = {
  'a Bearer token': (s) => exchange([...get, `Authorization: Bearer ${s}`], '401', refused),
  'a DPoP token': (s) => exchange([...get, `Authorization: DPoP ${s}`], '401', refused),
  'a token without a scheme': (s) => exchange([...get, `Authorization: ${s}`], '401', refused),
  'Basic credentials': (s) =>
    exchange([...get, `Authorization: Basic ${btoa(`ada:${s}`)}`], '401', refused),
  'a Digest response': (s) =>
    exchange([...get, `Authorization: Digest username="ada", response="${s}"`], '401', refused),
  'an AWS signature': (s) =>
    exchange(
      [...get, `Authorization: AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE, Signature=${s}`],
      '403',
      [],
    ),
  'a Negotiate ticket': (s) => response('401', [`WWW-Authenticate: Negotiate ${s}==`]),
  'a proxy password': (s) => exchange([...get, `Proxy-Authorization: Basic ${s}`], '407', []),
  'a cookie': (s) => exchange([...get, `Cookie: theme=dark; session=${s}`], '401', refused),
  'a new cookie': (s) => response('401', [`Set-Cookie: session=${s}; HttpOnly; Path=/`]),
  'an API key': (s) => exchange([...get, `X-API-Key: ${s}`], '401', refused),
  'curl -u': (s) => `curl -i -u ada:${s} https://api.example.com/\nHTTP/2 401\n`,
  'curl -u, without a space': (s) => `curl -uada:${s} https://api.example.com/`,
  'curl -H': (s) => `curl -H 'Authorization: Bearer ${s}' https://api.example.com/`,
  'curl -b': (s) => `curl -b 'session=${s}' https://api.example.com/`,
  'curl -d': (s) => `curl -d 'user=ada&password=${s}' https://api.example.com/`,
  'a token in the URL': (s) => exchange([`GET /x?token=${s} HTTP/2`], '401', refused),
  'an access token in the URL': (s) =>
    exchange([`GET /x?access_token=${s} HTTP/2`], '401', refused),
  'a password in the URL': (s) =>
    `Request URL: https://ada:${s}@api.example.com/\nStatus Code: 401`,
  'a signature in the URL': (s) => `GET /x?X-Amz-Signature=${s}&X-Amz-Date=1 HTTP/1.1`,
  'a token in a body': (s) => response('200', [json], { access_token: s, error: 'x' }),
  'a token in the message of a body': (s) =>
    response('403', [json], { message: `Invalid token: ${s} is not known` }),
  'the signature of a JWT': (s) => exchangeJwt(`${jwt({ exp: seconds }).slice(0, -10)}${s}`),
  'a bare token': (s) => s,
  'a pasted credential': (s) => `Bearer ${s}`,
  'a log': (s) =>
    JSON.stringify({
      req: { method: 'GET', headers: { authorization: `Bearer ${s}` } },
      res: { statusCode: 401, headers: { 'www-authenticate': 'Bearer realm="x"' } },
    }),
  'an object of Python': (s) => `{'Authorization': 'Bearer ${s}', 'WWW-Authenticate': 'Basic'}`,
};

function exchangeJwt(token: string): string {
  return exchange([...get, `Authorization: Bearer ${token}`], '401', refused);
}

/** Checks that no part of a secret is shown, beyond its first four characters. */
function expectHidden(text: string, hidden: string): void {
  const shown = JSON.stringify(explain(text, { now: NOW })) + format(explain(text, { now: NOW }));
  for (let i = 1; i + 6 <= hidden.length; i++) {
    expect(shown).not.toContain(hidden.slice(i, i + 6));
  }
}

test.each(Object.entries(places))('%s is never shown', (_place, write) => {
  fc.assert(
    fc.property(secret, (hidden) => {
      expectHidden(write(hidden), hidden);
    }),
    { numRuns: 40 },
  );
});

test('a secret that the server repeats is not shown either', () => {
  fc.assert(
    fc.property(secret, (hidden) => {
      const echo = `Bearer realm="${hidden}", error="invalid_token", error_description="bad ${hidden}"`;
      const fields = [`www-authenticate: ${echo}`, json];
      const body = {
        detail: `Token ${hidden} was refused`,
        type: `https://x/${hidden}`,
        title: hidden,
      };
      expectHidden(
        exchange([...get, `Authorization: Bearer ${hidden}`], '401', fields, body),
        hidden,
      );
    }),
    { numRuns: 40 },
  );
});

test('a secret that begins like a word is not shown', () => {
  for (const word of ['IS', 'Not', 'expired', '401']) {
    expectHidden(`GET /x?token=${word}AAAABBBBCCCC HTTP/1.1`, `${word}AAAABBBBCCCC`);
  }
});

test('a short password is not shown', () => {
  const text = format(
    explain('curl -u ada:p4ss https://api.example.com/\nHTTP/1.1 401 x\n', { now: NOW }),
  );
  expect(text).not.toContain('p4ss');
});

test('a token is shown by its first four characters', () => {
  const shown = explain(`Bearer ${jwt({ exp: seconds })}`, { now: NOW });
  expect(shown.request).toBe('Request with Bearer credentials, eyJh…');
  expect(shown.tokens[0]?.start).toBe('eyJh…');
});

test('terminal escapes and text directions of the input are not printed', () => {
  const input = 'WWW-Authenticate: Basic realm="\u001B[31mred\u202Egnp\u0007"';
  const shown = format(explain(input));
  expect(['\u001B', '\u202E', '\u0007'].filter((each) => shown.includes(each))).toEqual([]);
});
