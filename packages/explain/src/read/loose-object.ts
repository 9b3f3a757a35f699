import type { Field, InputRead } from './message.js';

/** A member of an object on one line, as Python and Node.js print it. The value ends at the first such mark. */
const MEMBER = /(['"])([A-Za-z][\w-]{0,60})\1: ?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/y;
const NEXT = /[^'"]*/y;

/** Reads `{'WWW-Authenticate': 'Bearer realm="x"', …}`, which is no JSON. */
export function readLooseObject(text: string): InputRead | undefined {
  if (!text.startsWith('{')) return undefined;
  const fields: Field[] = [];
  for (let at = 0; at < text.length;) {
    NEXT.lastIndex = at;
    at += NEXT.exec(text)?.[0].length ?? 0;
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(text);
    if (match) {
      const [, , name = '', single, double] = match;
      const value = (single ?? double ?? '').replaceAll(/\\(.)/g, '$1');
      fields.push({ name: name.toLowerCase(), value });
    } else if (fields.length === 0) {
      return undefined;
    }
    at += match?.[0].length ?? 1;
  }
  const isFields = fields.some(
    ({ name }) => name === 'www-authenticate' || name === 'content-type',
  );
  if (!isFields) return undefined;
  return { kind: 'fields', responses: [{ status: undefined, fields, body: '' }] };
}
