import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { document } from '../support/document.js';

/** Returns a path beside this test, where the compiler finds openapi-fetch. The file itself exists only in memory. */
const fileNamed = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const SCHEMA = fileNamed('generated-schema.ts');
const USAGE = fileNamed('generated-usage.ts');

let schema: string;
beforeAll(async () => {
  schema = astToString(await openapiTS(JSON.stringify(document)));
});

const CLIENT = `
import createClient from 'openapi-fetch';
import type { paths } from './generated-schema.js';
const client = createClient<paths>({ baseUrl: 'http://localhost:3001' });

export async function nameOf(): Promise<string> {
  const { data, error } = await client.GET('/user/profile');
  if (data !== undefined) return data.name;
  switch (error.code) {
    case 'session_revoked': {
      const reason: 'signed_out' | 'ended_elsewhere' | 'password_changed' | 'reused' | 'disabled' = error.reason;
      return reason;
    }
    case 'rate_limited': {
      const seconds: number = error.retryAfter;
      const status: 429 = error.status;
      return String(seconds + status);
    }
    case 'token_expired': {
      const next: 'after_refresh' = error.retry;
      return next;
    }
    case 'insufficient_scope':
      return error.requiredScope;
    default:
      return error.title;
  }
}

export async function rename(name: string): Promise<string> {
  const { data, error, response } = await client.PATCH('/user/profile', { body: { name } });
  if (data !== undefined) return data.id;
  if (error.code === 'validation_failed') return error.errors.map(({ pointer }) => pointer).join();
  return response.status + error.code;
}

export async function remove(id: string): Promise<boolean> {
  const { error } = await client.DELETE('/auth/sessions/{id}', { params: { path: { id } } });
  return error?.code === 'not_found';
}

export async function mistakes(id: string) {
  const { error } = await client.DELETE('/auth/sessions/{id}', { params: { path: { id } } });
  if (error === undefined) return;
  // @ts-expect-error: a code that the operation does not have
  if (error.code === 'link_invalid') return;
  // @ts-expect-error: a member of another code
  if (error.code === 'not_found') return error.retryAfter;
  // @ts-expect-error: before the code is known
  return error.requiredScope;
}
`;

/** Returns the compiler's errors in code that uses the generated types. */
function faultsOf(usage: string): string[] {
  const files = new Map([
    [SCHEMA, schema],
    [USAGE, usage],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, version, ...rest) => {
      const text = files.get(name);
      return text === undefined
        ? disk.getSourceFile(name, version, ...rest)
        : ts.createSourceFile(name, text, version);
    },
  };
  const program = ts.createProgram([USAGE], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('openapi-typescript generates a client that compiles and narrows by code', () => {
  expect(faultsOf(CLIENT)).toEqual([]);
});
