import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { enumsSource } from '../../../src/openapi/client/enums-source.js';
import { zodSource } from '../../../src/openapi/client/zod-source.js';

const script = fileURLToPath(new URL('../../../scripts/client.js', import.meta.url));
const client = fileURLToPath(
  new URL('../../../../../packages/api-client/src/operations.generated.ts', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'client-'));
const copy = join(folder, 'operations.generated.ts');

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args]);

test('an outdated client fails the check, which does not change it; a build writes it', async () => {
  const stale = readFileSync(client, 'utf8').replace('GET /user/profile', 'GET /user/portrait');
  writeFileSync(copy, stale);
  await expect(run('--check', copy)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/operations\.generated\.ts .*`npm run build`/),
  });
  expect(readFileSync(copy, 'utf8')).toBe(stale);

  await run(copy);
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(client, 'utf8'));
});

test('an up-to-date client is not written again, whatever its line ends', async () => {
  writeFileSync(copy, readFileSync(client, 'utf8').replaceAll('\n', '\r\n'));
  utimesSync(copy, 1, 1);
  await run(copy);
  expect(statSync(copy).mtimeMs).toBe(1000);
});

test('an enumeration with a title is a schema, a type and its descriptions, wherever it occurs', () => {
  const size = { type: 'string', enum: ['s', 'xl'], title: 'Size' };
  const described = { ...size, 'x-enumDescriptions': { s: 'Small', xl: 'Large' } };
  const source = enumsSource({ '/shirts': { get: { schema: described }, post: [size, size] } });
  expect(source.match(/export const Size = z\.enum\(\["s","xl"\]\);/g)).toHaveLength(1);
  expect(source).toContain('sizeDescriptions: Readonly<Record<Size, string>> = {"s":"Small"');
  expect(zodSource({ type: 'array', items: size })).toBe('z.array(Size)');
});

test('a schema without a known type stops the generator instead of becoming any', () => {
  expect(() => zodSource({ type: 'object', properties: { a: {} } })).toThrow(TypeError);
});
