import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { createLog } from '../../src/log.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { aboutOf } from '../../src/openapi/about.js';
import { controllersOf } from '../../src/openapi/controllers-of.js';
import { openApiDocument } from '../../src/openapi/document.js';
import { operationsOf } from '../../src/openapi/operations.js';
import { readApiSettings } from '../../src/settings.js';
import { type ApiResponse, field } from './response.js';

const settings = readApiSettings({ APP_ENV: 'development', DATABASE_URL: 'postgres://localhost' });
const whole = AppModule.with(settings, createLog('silent'), new Metrics());
export const operations = operationsOf(controllersOf(whole));

/** The paths that exist only with some settings. */
const optional = new Set(operationsOf(whole.controllers ?? []).map(({ path }) => path));

/** The OpenAPI document, without a running API. */
export const document = openApiDocument(operations, aboutOf(settings));

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'openapi');
const validators = new Map<string, ValidateFunction>();

function validatorOf(path: readonly string[]): ValidateFunction {
  const pointer = path.map((part) => encodeURIComponent(part.replaceAll('/', '~1'))).join('/');
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#/${pointer}` });
  validators.set(pointer, known);
  return known;
}

function operationAt(method: string, target: string): string | undefined {
  const [path = ''] = target.split(/[?#]/);
  return Object.keys(document.paths).find(
    (template) =>
      Object.hasOwn(document.paths[template] ?? {}, method) &&
      new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

/** Checks that the document describes a response: its status, media type, body and required fields. */
export function checkAgainstDocument(response: ApiResponse, method: string, target: string): void {
  const verb = (method === 'HEAD' ? 'GET' : method).toLowerCase();
  const path = operationAt(verb, target);
  if (path === undefined || (optional.has(path) && response.status === 404)) return;
  const at = `${method} ${path}, ${response.status}`;
  const responses: Record<string, Described> = Object(document.paths[path]?.[verb]?.['responses']);
  const described = responses[String(response.status)];
  expect(Object.keys(responses), at).toContain(String(response.status));
  for (const [name, { required }] of Object.entries(described?.headers ?? {})) {
    if (required) expect(field(response, name.toLowerCase()), `${at}: ${name}`).not.toEqual([]);
  }
  const [type = ''] = field(response, 'content-type').map((value) => value.split(';')[0] ?? '');
  expect(Object.keys(described?.content ?? { '': {} }), at).toContain(type);
  if (method === 'HEAD' || described?.content === undefined) return;
  const body: unknown = type.endsWith('json') ? JSON.parse(response.body) : response.body;
  const schema = [
    'paths',
    path,
    verb,
    'responses',
    String(response.status),
    'content',
    type,
    'schema',
  ];
  const validate = validatorOf(schema);
  expect(validate(body) ? [] : validate.errors, `${at}: ${response.body}`).toEqual([]);
}

interface Described {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, object>>;
}
