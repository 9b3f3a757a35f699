import type { Field, InputRead } from './message.js';

/** The `{` of an object, after the name of a class such as `Headers` or `Object [AxiosHeaders]`. */
const START = /^(?:\w{1,40} )?(?:\[\w{1,40}\] )?\{/;

/** A member whose value is a string: with a name in quotes, as Python prints it, or without, as Node.js may. */
const MEMBER =
  /(?:(['"])([A-Za-z][\w-]{0,60})\1|\b([A-Za-z]\w{0,60})): ?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;

/** Reads an object that is no JSON, such as `{'WWW-Authenticate': 'Bearer realm="x"', …}`. */
export function readLooseObject(text: string): InputRead | undefined {
  if (!START.test(text)) return undefined;
  const fields = [...text.matchAll(MEMBER)].map(([, , quoted, bare, single, double]): Field => ({
    name: (quoted ?? bare ?? '').toLowerCase(),
    value: (single ?? double ?? '').replaceAll(/\\(.)/g, '$1'),
  }));
  const hasKnownField = fields.some(
    ({ name }) => name === 'www-authenticate' || name === 'content-type',
  );
  if (!hasKnownField) return undefined;
  return { kind: 'fields', responses: [{ status: undefined, fields, body: '' }] };
}
