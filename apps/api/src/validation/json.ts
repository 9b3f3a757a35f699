import { problem } from '../problems/problem-exception.js';
import { decodeUtf8 } from './utf8.js';

/** Maximum depth: more than any route needs, and safe for recursion. */
const DEEPEST = 20;

/** A name that can become the prototype of a careless copy. */
const FORBIDDEN = '__proto__';

/** The structural tokens of a valid JSON text: strings, brackets and colons. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/**
 * Parses a body (RFC 8259) so that no two parsers can disagree on it (RFC 7493 §2): UTF-8 without a byte order mark, and
 * no duplicate names in an object.
 *
 * @returns undefined for an empty body
 * @throws malformed_json
 */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const text = decodeUtf8(bytes);
  if (text === undefined) throw problem('malformed_json');
  const value = parse(text);
  checkStructure(text);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem('malformed_json');
  }
}

/** Checks depth and names, which `JSON.parse` does not. */
function checkStructure(text: string): void {
  /** The names seen in each open object; null for an open array. */
  const open: (Set<string> | null)[] = [];
  let string = '';
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > DEEPEST) throw problem('malformed_json');
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      addName(open.at(-1), String(parse(string)));
    } else {
      string = token;
    }
  }
}

function addName(names: Set<string> | null | undefined, name: string): void {
  if (name === FORBIDDEN || names?.has(name)) throw problem('malformed_json');
  names?.add(name);
}
