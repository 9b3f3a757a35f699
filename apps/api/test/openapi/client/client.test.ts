import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../../src/openapi/document.js';
import type { Operation } from '../../../src/openapi/operations.js';
import { operations } from '../../support/document.js';
import { clientSource } from './source.js';
import { zodSource } from './zod-source.js';

const FILE = fileURLToPath(
  new URL('../../../../../packages/api-client/src/operations.ts', import.meta.url),
);

/** As it is for who sends access tokens: what other credentials are answered with is not for that client. */
function forTokens(operation: Operation): Operation {
  const { protection } = operation;
  if (!protection.schemes.includes('Bearer')) return operation;
  return { ...operation, protection: { ...protection, schemes: ['Bearer'] } };
}

test("the typed client is the API's own document; `npm run client` writes it anew", async () => {
  const document = openApiDocument(operations.map(forTokens), { maxAge: 300 });
  const options = { ...(await resolveConfig(FILE)), filepath: FILE };
  await expect(await format(clientSource(document), options)).toMatchFileSnapshot(FILE);
});

test('a schema of which no type is known stops the writing, rather than pass as any', () => {
  expect(() => zodSource({ type: 'object', properties: { a: {} } })).toThrow(TypeError);
});
