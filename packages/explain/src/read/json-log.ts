import { at, numberAt, record, textAt } from './json.js';
import { newRequest, type Field, type InputRead, type RequestRead } from './message.js';

/** The members in which tools keep the response: logs of pino, errors of axios and got, entries of a HAR file. */
const RESPONSE_PATHS = [
  [],
  ['response'],
  ['res'],
  ['err', 'response'],
  ['log', 'entries', 0, 'response'],
];
const REQUEST_PATHS = [['request'], ['req'], ['config'], ['log', 'entries', 0, 'request']];

/**
 * Reads a JSON value that describes a response with its fields, such as a log entry.
 *
 * @returns undefined for a value without fields, which must be the body of a response
 */
export function readJsonLog(value: unknown): InputRead | undefined {
  for (const path of RESPONSE_PATHS) {
    const response = at(value, ...path);
    const fields = readFields(at(response, 'headers'));
    const status = numberAt(response, 'status') ?? numberAt(response, 'statusCode');
    if (fields.length > 0 && (status !== undefined || path.length > 0)) {
      const request = readRequest(value);
      const body = bodyText(response);
      return {
        kind: request ? 'exchange' : 'response',
        request,
        responses: [{ status, fields, body }],
      };
    }
  }
  const fields = readFields(value);
  if (!fields.some(({ name }) => name === 'www-authenticate')) return undefined;
  return { kind: 'fields', responses: [{ status: undefined, fields, body: '' }] };
}

function readRequest(value: unknown): RequestRead | undefined {
  const found = REQUEST_PATHS.map((path) => at(value, ...path)).find((each) => record(each));
  if (found === undefined) return undefined;
  const fields = readFields(at(found, 'headers'));
  return {
    ...newRequest(fields.length > 0),
    method: textAt(found, 'method')?.toUpperCase(),
    target: textAt(found, 'url'),
    fields,
  };
}

/** Reads an object of fields, or the list of names and values of a HAR file. */
function readFields(value: unknown): Field[] {
  const pairs: (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((each: unknown) => [at(each, 'name'), at(each, 'value')])
    : Object.entries(record(value) ?? {});
  return pairs.flatMap(([name, values]) => {
    if (typeof name !== 'string') return [];
    const list: readonly unknown[] = Array.isArray(values) ? values : [values];
    return list
      .filter((each) => typeof each === 'string')
      .map((each) => ({ name: name.toLowerCase(), value: each }));
  });
}

function bodyText(response: unknown): string {
  const body =
    at(response, 'data') ?? at(response, 'body') ?? at(response, 'content', 'text') ?? '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}
