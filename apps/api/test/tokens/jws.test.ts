import { describe, expect, test } from 'vitest';
import { readJws } from '../../src/tokens/jws.js';
import { newKey } from '../support/keys.js';
import { accessParts, mint, segment } from '../support/mint.js';

const jwk = newKey();
const parts = accessParts(1_800_000_000);
const token = mint(parts, jwk);
const [head = '', body = '', tail = ''] = token.split('.');

test('a compact JWS is parsed', () => {
  const jws = readJws(token);
  expect(jws?.header).toEqual({ ...parts.header, kid: jwk.kid });
  expect(jws?.claims).toEqual(parts.claims);
});

describe('text that is not the compact form is malformed (RFC 7515 §7.1)', () => {
  test.each([
    ['nothing', ''],
    ['one part', head],
    ['two parts', `${head}.${body}`],
    ['four parts', `${token}.${tail}`],
    ['five parts, as in an encrypted token', `${token}.${tail}.${tail}`],
    ['an empty header', `.${body}.${tail}`],
    ['empty claims', `${head}..${tail}`],
    ['padding', `${token}=`],
    ['padding inside', `${head}=.${body}.${tail}`],
    ['a space inside', `${head}. ${body}.${tail}`],
    ['a line break at the end', `${token}\n`],
    ['the alphabet of plain base64', `${head}.${body}+/.${tail}`],
    ['the JSON form', JSON.stringify({ payload: body, signatures: [] })],
    ['a length that base64url does not have', `${head}A.${body}.${tail}`],
  ])('%s', (_, text) => expect(readJws(text)).toBeUndefined());
});

test('a second encoding of the same signature is malformed', () => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(token.at(-1) ?? '');
  const twin = token.slice(0, -1) + alphabet[last + 1];
  expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(token, 'base64url'));
  expect(readJws(twin)).toBeUndefined();
});

describe('a part that is not one JSON object is malformed (RFC 7519 §7.2)', () => {
  const claims = JSON.stringify(parts.claims);
  test.each([
    ['text', 'hello'],
    ['null', 'null'],
    ['a string', '"claims"'],
    ['a number', '1'],
    ['a list', '[]'],
    ['half an object', claims.slice(0, -1)],
    ['two objects', claims + claims],
    ['a name that comes twice (RFC 7519 §4)', claims.replace('{', '{"sub":"somebody",')],
    [
      'a name that comes twice in two spellings',
      claims.replace('{', String.raw`{"\u0073ub":"somebody",`),
    ],
    ['a byte order mark', `\uFEFF${claims}`],
  ])('%s', (_, text) => {
    expect(readJws(`${head}.${segment(text)}.${tail}`)).toBeUndefined();
    expect(readJws(`${segment(text)}.${body}.${tail}`)).toBeUndefined();
  });

  test('bytes that are not UTF-8 (RFC 8725 §3.7)', () => {
    const bytes = Buffer.from([...Buffer.from('{"sub":"'), 0xff, ...Buffer.from('"}')]);
    expect(readJws(`${head}.${bytes.toString('base64url')}.${tail}`)).toBeUndefined();
  });
});
