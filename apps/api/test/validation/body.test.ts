import { expect, test } from 'vitest';
import { bearer, expectRefusal, field, members, testApi } from '../api.js';

const api = testApi();

const JSON_TYPE = ['content-type', 'application/json'];

function patch(body: string | Uint8Array, type: readonly string[] = JSON_TYPE) {
  return api.send('/user/profile', {
    method: 'PATCH',
    headers: [...type, ...bearer(api.user.accessToken)],
    body,
  });
}

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
  'application/problem+json',
  'application/json; charset=iso-8859-1',
  'application/json; charset=utf-8; charset=utf-16',
  'application/json; charset=',
  'application/json; charset=x-none',
  'application/json; profile="; charset=utf-16',
  'application/json; charset = utf-8',
  'application/json; charset',
  'application/json charset=utf-8',
  'text/plain; application/json',
  `application/json${' ;'.repeat(3000)} x`,
  'application/jsonx',
  'application/json, text/plain',
  'json',
])('415: a body in %s (RFC 9110 §15.5.16)', async (type) => {
  expectRefusal(await patch('{"name":"Uma"}', ['content-type', type]), 'unsupported_media_type');
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'json'])(
  'the media type of a request without a body is ignored: %s (RFC 9110 §8.3)',
  async (type) => {
    const header = ['content-type', type];
    expect((await api.get('/health/live', ...header)).status).toBe(200);
    const { accessToken } = await api.signIn();
    const headers = [...header, ...bearer(accessToken)];
    const response = await api.send('/auth/logout', { method: 'POST', headers, body: '' });
    expect(response.status).toBe(204);
    expect((await api.get('/user/profile', ...bearer(accessToken))).status).toBe(401);
  },
);

test('415: a body without a media type', async () => {
  expectRefusal(await patch('{"name":"Uma"}', []), 'unsupported_media_type');
});

test.each(['gzip', 'identity, gzip'])(
  '415: a compressed body, %s (RFC 9110 §8.4)',
  async (coding) => {
    const type = [...JSON_TYPE, 'content-encoding', coding];
    expectRefusal(await patch('{"name":"Uma"}', type), 'unsupported_media_type');
  },
);

test.each(['', 'identity', 'Identity,'])(
  'a body without a coding is accepted: %j',
  async (coding) => {
    const type = [...JSON_TYPE, 'content-encoding', coding];
    expect((await patch('{"name":"Uma User"}', type)).status).toBe(200);
  },
);

test.each([
  'application/json',
  'Application/JSON',
  'application/json;charset=utf-8',
  'application/json; charset="UTF-8"',
  'application/json;',
  'application/json ; ; charset=utf8 ;',
  'application/json; charset=Utf8',
  String.raw`application/json; charset="utf\-8"`,
  'application/json; profile=x',
  'application/json; profile="a; charset=latin1"; charset=utf-8',
  'application/json; charset=utf-8; CHARSET=utf8',
])('a body in %s is accepted', async (type) => {
  expect((await patch('{"name":"Uma User"}', ['content-type', type])).status).toBe(200);
});

test('413: a body of more than 16 kilobytes, with or without Content-Length (RFC 9110 §15.5.14)', async () => {
  const body = JSON.stringify({ name: 'x'.repeat(16 * 1024) });
  expectRefusal(await patch(body), 'content_too_large');
  const chunked = await api.exchange(
    [
      'PATCH /user/profile HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      '',
      body.length.toString(16),
      body,
      '',
    ].join('\r\n'),
  );
  expectRefusal(chunked[0], 'content_too_large');
});

test('a body of exactly 16 kilobytes is read', async () => {
  const body = '{"name":""}'.padEnd(16 * 1024, ' ');
  expectRefusal(await patch(body), 'validation_failed');
});

test.each([
  ['no JSON', '{'],
  ['two values', '{} {}'],
  ['single quotes', "{'name':'x'}"],
  ['a comment', '{"name":"x"}//'],
  ['white space only', '  '],
  ['NaN', '{"name":NaN}'],
  ['a name twice (RFC 7493 §2.3)', '{"name":"a","name":"b"}'],
  ['a name twice, once escaped', '{"name":"a","n\\u0061me":"b"}'],
  ['a name twice, deeper', '{"x":[{"a":1,"b":{},"a":2}]}'],
  ['__proto__', '{"__proto__":{"polluted":true}}'],
  ['__proto__, escaped', '{"\\u005f_proto__":{"polluted":true}}'],
  ['arrays deeper than 20', `${'['.repeat(21)}${']'.repeat(21)}`],
  ['objects deeper than 20', `${'{"a":'.repeat(21)}1${'}'.repeat(21)}`],
  ['a byte order mark (RFC 8259 §8.1)', '\ufeff{"name":"x"}'],
])('400: %s', async (_, body) => {
  expectRefusal(await patch(body), 'malformed_json');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test.each([
  ['as deep as a body can be', 'malformed_json', 8 * 1024],
  ['deeper than that', 'content_too_large', 100_000],
] as const)('arrays %s do no harm: %s', async (_, code, depth) => {
  expectRefusal(await patch('['.repeat(depth) + ']'.repeat(depth)), code);
  expectRefusal(await patch('['.repeat(2 * depth)), code);
  expect((await api.get('/user/profile', ...bearer(api.user.accessToken))).status).toBe(200);
});

test('400: octets that are not UTF-8 (RFC 8259 §8.1)', async () => {
  expectRefusal(await patch(Buffer.from('{"name":"\xff"}', 'latin1')), 'malformed_json');
});

test.each(['constructor', 'prototype', 'toString'])(
  '422: %s is an unknown member like any other (ASVS 15.3.6)',
  async (name) => {
    const response = await patch(JSON.stringify({ name: 'x', [name]: { prototype: 1 } }));
    const errors = [expect.objectContaining({ pointer: '#', code: 'unknown_member' })];
    expectRefusal(response, 'validation_failed', { extra: { errors } });
  },
);

test('brackets, colons and quotes inside a string are text', async () => {
  const name = 'a"}]:{[":\\"';
  const response = await patch(JSON.stringify({ name }));
  expect(members(response)['name']).toBe(name);
});

test.each(['null', '[]', '"x"', '1', 'true', `${'['.repeat(20)}${']'.repeat(20)}`])(
  '422: %s instead of an object (ASVS 15.3.5)',
  async (body) => {
    const errors = [expect.objectContaining({ pointer: '#', code: 'invalid_type' })];
    expectRefusal(await patch(body), 'validation_failed', { extra: { errors } });
  },
);

test('422: no body where one is required', async () => {
  const response = await api.send('/user/profile', {
    method: 'PATCH',
    headers: bearer(api.user.accessToken),
  });
  expectRefusal(response, 'validation_failed');
});

test('422: an unknown member, reported at its parent without its name (ASVS 2.2.2, 15.3.3)', async () => {
  const response = await patch(JSON.stringify({ name: 'Uma', role: 'admin', '<b>': 1 }));
  expectRefusal(response, 'validation_failed', {
    extra: { errors: [{ pointer: '#', code: 'unknown_member', detail: expect.any(String) }] },
  });
  expect(response.body).not.toMatch(/<b>|admin/);
});

test('422: a value of the wrong type, with its pointer (RFC 6901 §6)', async () => {
  expectRefusal(await patch('{"name":1}'), 'validation_failed', {
    extra: { errors: [expect.objectContaining({ pointer: '#/name', code: 'invalid_type' })] },
  });
});

test.each(['{"name":"a\\u0000b"}', '{"name":"\\ud800"}', '{"name":"\\udc00\\ud800"}'])(
  '422: text with a null character or an unpaired surrogate: %s',
  async (body) => {
    expectRefusal(await patch(body), 'validation_failed');
  },
);

test('the connection ends after a body that was not read completely', async () => {
  const response = await patch('x'.repeat(20_000));
  expect(field(response, 'connection')).toEqual(['close']);
});
