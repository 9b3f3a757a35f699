import { problem } from '../problems/problem-exception.js';
import { decodeUtf8 } from './utf8.js';

/** Deeper than any body of ours, and shallow enough for whatever walks it. */
const DEEPEST = 20;

/** A name that becomes an object's prototype wherever the object is copied carelessly. */
const FORBIDDEN = '__proto__';

/** What matters for the structure of a JSON text that is known to be valid: strings, brackets and colons. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/**
 * A body as a value (RFC 8259), read so that no two readers can disagree on it (RFC 7493 §2): in UTF-8 without a byte
 * order mark, and no object with a name twice.
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

/** Checks depth and names, which `JSON.parse` does not tell about. */
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
