import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue, codes, createProblem, exampleOf, readProblem } from '../src/index.js';

const options = { docsUrl: 'https://example.com/errors/', instance: 'urn:uuid:0198' };
const expired = createProblem('token_expired', {}, options);

test.each(codes)('%s is read as it was written', (code) => {
  const { body } = exampleOf(code, options).response;
  expect(readProblem(JSON.parse(JSON.stringify(body)))).toEqual(body);
});

test('unknown members are dropped (RFC 9457 §3.2)', () => {
  expect(readProblem({ ...expired, traceId: 'x', retryAfter: 5, toString: 1 })).toEqual(expired);
});

test('a title in another language is kept, and message follows it (RFC 9457 §3.1.3)', () => {
  const problem = readProblem({ ...expired, title: 'Abgelaufen', message: 'Expired' });
  expect(problem).toMatchObject({ title: 'Abgelaufen', message: 'Abgelaufen' });
});

describe('a member of the wrong type counts as absent (RFC 9457 §3.1)', () => {
  test.each([
    ['type', 5, 'about:blank'],
    ['status', '401', 401],
    ['status', 200, 401],
    ['status', 403, 401],
    ['title', null, 'Access token expired'],
    ['title', '', 'Access token expired'],
    ['detail', ['x'], catalogue.token_expired.detail],
    ['error', 7, '401 Unauthorized'],
    ['message', {}, 'Access token expired'],
    ['retry', 'whenever', 'after_refresh'],
    ['retry', 1, 'after_refresh'],
  ])('%s: %j', (name, wrong, instead) => {
    expect(readProblem({ ...expired, [name]: wrong })).toEqual({ ...expired, [name]: instead });
  });

  test('instance', () => {
    const { instance, ...rest } = expired;
    expect(instance).toBeDefined();
    expect(readProblem({ ...expired, instance: 5 })).toEqual(rest);
  });

  test.each([
    ['session_revoked', 'reason', 'bored'],
    ['session_revoked', 'reason', 1],
    ['rate_limited', 'retryAfter', '60'],
    ['rate_limited', 'retryAfter', -1],
    ['rate_limited', 'retryAfter', 0.5],
    ['rate_limited', 'retryAfter', 1e300],
    ['insufficient_role', 'requiredRole', ''],
    ['insufficient_scope', 'requiredScope', ['notes:read']],
    ['step_up_required', 'maxAge', null],
    ['method_not_allowed', 'allowed', 'GET'],
    ['validation_failed', 'errors', { length: 1 }],
  ] as const)('%s: %s %j, but the rest of the problem is read', (code, name, wrong) => {
    const { body } = exampleOf(code, options).response;
    const problem = readProblem({ ...body, [name]: wrong });
    expect(problem).toMatchObject({ code, retry: body.retry });
    expect(problem).not.toHaveProperty(name);
  });

  test('invalid items of a list are dropped', () => {
    const good = { pointer: '', code: 'unrecognized_keys', detail: 'Unknown member.' };
    const bad = [null, 'x', {}, { ...good, pointer: 1 }, { ...good, code: '' }];
    const problem = readProblem({ code: 'validation_failed', errors: [...bad, good] });
    expect(problem).toHaveProperty('errors', [good]);
    const other = readProblem({ code: 'method_not_allowed', allowed: ['GET', 5, ''] });
    expect(other).toHaveProperty('allowed', ['GET']);
  });
});

test('a code that covers a status class takes the status of the body if it is in that class', () => {
  expect(readProblem({ code: 'bad_request', status: 421 })?.error).toBe('421 Misdirected Request');
  expect(readProblem({ code: 'bad_request', status: 500 })?.status).toBe(400);
  expect(readProblem({ code: 'internal_error', status: 501 })?.status).toBe(501);
});

test.each([
  undefined,
  null,
  401,
  'token_expired',
  '{"code":"token_expired"}',
  [],
  {},
  { code: 'unheard_of' },
  { code: 'toString' },
  { code: '__proto__' },
  { code: ['token_expired'] },
  { status: 401, title: 'Unauthorized' },
  { statusCode: 401, message: 'Unauthorized' },
])('%j is no problem of the catalogue', (value) => {
  expect(readProblem(value)).toBeUndefined();
});

describe('the reader never throws', () => {
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  test.each([
    ['a getter that throws', Object.defineProperty({}, 'code', { get: refuse })],
    [
      'a getter deep inside',
      {
        code: 'validation_failed',
        errors: [
          {
            get pointer() {
              return refuse();
            },
          },
        ],
      },
    ],
    ['a proxy that throws', new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse })],
    ['a revoked proxy', revoked.proxy],
    ['a revoked proxy inside', { code: 'validation_failed', errors: revoked.proxy }],
    ['a function', refuse],
    ['a symbol', Symbol('code')],
  ])('%s', (_name, value) => {
    expect(readProblem(value)).toBeUndefined();
  });

  test('a list that claims infinite length is cut off', () => {
    const item = { pointer: '#/a', code: 'invalid', detail: 'Not valid.' };
    const endless = new Proxy([], {
      get: (target, name) =>
        name === 'length' ? 2 ** 32 - 1 : (Reflect.get(target, name) ?? item),
      has: () => true,
    });
    const problem = readProblem({ code: 'validation_failed', errors: endless });
    expect(problem).toHaveProperty('errors.length', 100);
  });

  test('a body of several megabytes', () => {
    const long = 'x'.repeat(5_000_000);
    const problem = readProblem({ ...expired, detail: long, errors: Array(1_000_000).fill(long) });
    expect(problem).toEqual({ ...expired, detail: long });
  });

  test('any value gives undefined, or a problem that reads the same again', () => {
    const members = Object.keys({ ...expired, ...catalogue.session_revoked.extra, errors: 0 });
    const body = fc
      .tuple(
        fc.constantFrom(...codes),
        fc.dictionary(
          fc.constantFrom(...members, 'allowed', 'maxAge', 'retryAfter'),
          fc.anything({ maxDepth: 2, maxKeys: 3 }),
        ),
      )
      .map(([code, rest]) => ({ ...rest, code }));
    fc.assert(
      fc.property(fc.oneof(body, fc.anything({ maxDepth: 2, maxKeys: 3 })), (value) => {
        const problem = readProblem(value);
        if (problem === undefined) return;
        expect(problem.status).toBeTypeOf('number');
        expect(problem.error).toMatch(/^[45]\d\d /);
        expect(problem.message).toBe(problem.title);
        expect(readProblem(problem)).toEqual(problem);
      }),
      { numRuns: 300 },
    );
  });
});

function refuse(): never {
  throw new Error('hostile');
}
