import type { Code } from './catalogue/catalogue.js';
import { retries } from './catalogue/entry.js';
import { isCode } from './codes.js';
import { record, text } from './member-type.js';
import { assemble, mayHaveStatus, type Problem } from './problem.js';
import { readExtra } from './read-extra.js';

/**
 * Reads a problem of the catalogue from the parsed body of a response. Never throws.
 *
 * A member of the wrong type counts as absent, and unknown members are dropped (RFC 9457 §3.1, §3.2). The
 * catalogue's values replace absent members, and a status that the code cannot have.
 *
 * @returns undefined unless `code` is a code of the catalogue
 */
export function readProblem(value: unknown): Problem | undefined {
  try {
    return read(value);
  } catch {
    // The value did not come from JSON: it is an object with a getter, or a proxy, that throws.
    return undefined;
  }
}

function read(value: unknown): Problem | undefined {
  const body = record(value);
  const code = body?.['code'];
  if (body === undefined || !isCode(code)) return undefined;
  const retry = body['retry'];
  return assemble(code, {
    type: text.read(body['type']) ?? 'about:blank',
    title: text.read(body['title']),
    status: readStatus(code, body['status']),
    detail: text.read(body['detail']),
    instance: text.read(body['instance']),
    retry: retries.find((known) => known === retry),
    ...readExtra(code, body),
  });
}

function readStatus(code: Code, status: unknown): number | undefined {
  return typeof status === 'number' && mayHaveStatus(code, status) ? status : undefined;
}
