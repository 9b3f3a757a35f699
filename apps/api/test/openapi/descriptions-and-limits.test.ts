import { expect, test } from 'vitest';
import { document, operations } from '../support/document.js';

/** Finds the schemas in a JSON value that have this keyword, and returns each with its path. */
function schemasWith(keyword: string, value: unknown, at = '#'): [string, object][] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    schemasWith(keyword, each, `${at}/${name}`),
  );
  // In `properties`, the keyword is the name of a property instead.
  const isSchema = keyword in value && !at.endsWith('/properties');
  return isSchema ? [[at, value], ...inner] : inner;
}

const LIMITS = ['const', 'enum', 'format', 'pattern', 'minLength', 'maxLength'];

test.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]))(
  '%s and its success have a description',
  (_, { method, path, status }) => {
    const described = Object(document.paths[path]?.[method.toLowerCase()]);
    const sentence = expect.stringMatching(/^[A-Z].*\.$/);
    expect(described.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(described.description).toEqual(sentence);
    expect(described.responses[status].description).toEqual(sentence);
  },
);

test('each operation has its own summary', () => {
  const summaries = operations.map(({ description }) => description?.summary);
  expect(new Set(summaries).size).toBe(operations.length);
});

test('every string has a limit, a format or a pattern', () => {
  const strings = schemasWith('type', document).filter(([, schema]) =>
    [Object(schema).type].flat().includes('string'),
  );
  expect(strings.length).toBeGreaterThan(100);
  const open = strings.filter(([, schema]) => !LIMITS.some((limit) => limit in schema));
  expect(open.map(([at]) => at)).toEqual([]);
});

test('every string of a request is limited in length or values', () => {
  const sent = operations.flatMap(({ method, path }) => {
    const { parameters, requestBody } = Object(document.paths[path]?.[method.toLowerCase()]);
    return schemasWith('type', { parameters, requestBody }, `#/${method} ${path}`);
  });
  const strings = sent.filter(([, schema]) => Object(schema).type === 'string');
  const bounds = ['const', 'enum', 'pattern', 'maxLength'];
  const open = strings.filter(
    ([, schema]) =>
      Object(schema).format !== 'uuid' && !bounds.some((limit) => Object.hasOwn(schema, limit)),
  );
  expect(strings.length).toBeGreaterThan(20);
  expect(open.map(([at]) => at)).toEqual([]);
});

test('the documented limits are those that are checked (ASVS 2.1.1, 2.2.1)', () => {
  const profile = Object(document.paths['/user/profile']?.['patch']).requestBody;
  expect(profile.content['application/json'].schema.properties).toMatchObject({
    name: { minLength: 1, maxLength: 100 },
  });
  const reset = Object(document.paths['/auth/reset-password']?.['post']).requestBody;
  expect(reset.content['application/json'].schema.properties.password).toMatchObject({
    minLength: 15,
    maxLength: 256,
    format: 'password',
  });
});

test.each(['const', 'enum'])('a schema with %s has a type too', (keyword) => {
  const schemas = schemasWith(keyword, document);
  expect(schemas).not.toEqual([]);
  const untyped = schemas.filter(([, schema]) => !('type' in schema));
  expect(untyped.map(([at]) => at)).toEqual([]);
});
