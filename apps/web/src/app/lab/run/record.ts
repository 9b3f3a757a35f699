import 'server-only';
import { kindOf, readProblem } from '@repo/errors';
import { decisiveNames } from '../../../problems/web-exchange';
import { curlOf } from './curl';
import type { Exchanged } from './send';
import { shorten } from './shorten';
import type { Step } from './step';

/** Reads a body that is a JSON object. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The kind of the problem in a body; `none` if the body is not a problem. */
export function kindIn(body: unknown): Step['kind'] {
  const problem = readProblem(body);
  return problem === undefined ? 'none' : kindOf(problem);
}

const shortLines = (lines: Exchanged['fields']): [string, string][] =>
  lines.map(([name, value]) => [name, shorten(value)]);

/** Describes an exchange for the page. */
export function stepOf(title: string, exchanged: Exchanged, reason?: string): Step {
  const { url, method, path, fields, body, response } = exchanged;
  const problem = readProblem(objectIn(response.text));
  const { status } = response;
  return {
    title,
    curl: curlOf({ method, url, fields, body }),
    status,
    words: problem?.title ?? response.message,
    reason,
    kind: kindIn(problem),
    exchange: {
      request: {
        line: `${method} ${path} HTTP/1.1`,
        fields: [['Host', new URL(url).host], ...shortLines(fields)],
        body: body && shorten(body),
      },
      response: {
        line: `HTTP/1.1 ${status} ${response.message}`,
        fields: shortLines(response.fields),
        body: bodyOf(response.text),
      },
      decisive: problem === undefined ? [] : decisiveNames(problem),
    },
  };
}

/** Parses a JSON object, which the page indents and highlights. Other text stays as it is. */
function bodyOf(text: string): Step['exchange']['response']['body'] {
  return text === '' ? undefined : (objectIn(shorten(text)) ?? shorten(text));
}
