import type { Field } from './message.js';

/** A label of a browser may have two words: `Status Code`. */
const PLAIN = /^:?([A-Za-z][\w-]*(?: [A-Za-z]+)?)[ \t]*:(.*)$/;
/** As in JSON, JavaScript, Python: `"name": "value",` */
const IN_QUOTES = /^[{ \t]*(['"])(:?[A-Za-z][\w-]*)\1[ \t]*:(.*)$/;
/** As in tables that were copied: name, tab, value. */
const TABBED = /^([A-Za-z][\w-]*)\t(.*)$/;

/**
 * Reads a line `name: value` as tools show it: plain, in quotes, or with a tab between.
 *
 * @returns the name in lower case, without the colon of a pseudo-field (RFC 9113 §8.3)
 */
export function readFieldLine(line: string): Field | undefined {
  const quoted = IN_QUOTES.exec(line);
  if (quoted) return field(quoted[2], unquote(quoted[3] ?? ''));
  const match = PLAIN.exec(line) ?? TABBED.exec(line);
  return match ? field(match[1], (match[2] ?? '').trim()) : undefined;
}

function field(name: string | undefined, value: string): Field {
  return { name: (name ?? '').replace(/^:/, '').toLowerCase(), value };
}

/** Removes the comma after a value, the quotes around it, and the escapes in it. */
function unquote(written: string): string {
  let value = written.trim();
  if (value.endsWith('}')) value = value.slice(0, -1).trimEnd();
  if (value.endsWith(',')) value = value.slice(0, -1).trimEnd();
  const mark = value.charAt(0);
  if ((mark !== '"' && mark !== "'") || value.length < 2 || !value.endsWith(mark)) return value;
  return value.slice(1, -1).replaceAll(/\\(.)/g, '$1');
}
