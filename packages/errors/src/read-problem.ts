import { retries } from './catalogue/entry.js';
import { isCode, type Code } from './codes.js';
import { assemble, mayHaveStatus, type Problem } from './problem.js';
import { readExtra, record, text } from './read-extra.js';

/**
 * A problem of the catalogue from what came over the network, or `undefined` for anything else:
 * the `code` decides. Never throws.
 *
 * A member of the wrong type counts as absent, and members that are not known are left out (RFC
 * 9457 §3.1, §3.2). In place of an absent one comes what the catalogue says of the code. A status
 * that the code cannot have is the catalogue's too; the status of the answer itself decides.
 */
export function readProblem(value: unknown): Problem | undefined {
  try {
    return read(value);
  } catch {
    // No value from JSON gets here, only an object whose own getter or proxy throws: no problem.
    return undefined;
  }
}

function read(value: unknown): Problem | undefined {
  const body = record(value);
  const code = body?.['code'];
  if (body === undefined || !isCode(code)) return undefined;
  const retry = body['retry'];
  return assemble(code, {
    type: text(body['type']) ?? 'about:blank',
    title: text(body['title']),
    status: readStatus(code, body['status']),
    detail: text(body['detail']),
    instance: text(body['instance']),
    retry: retries.find((known) => known === retry),
    ...readExtra(code, body),
  });
}

function readStatus(code: Code, status: unknown): number | undefined {
  return typeof status === 'number' && mayHaveStatus(code, status) ? status : undefined;
}
