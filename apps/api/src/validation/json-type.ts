const TOKEN = String.raw`[!#$%&'*+.^_\x60|~\w-]+`;
const QUOTED = String.raw`"((?:[\t \x21\x23-\x5B\x5D-\x7E\x80-\xFF]|\\[\t \x21-\x7E\x80-\xFF])*)"`;

/** A parameter of a media type, which may be empty (RFC 9110 §5.6.6). */
const PARAMETER = new RegExp(
  String.raw`[\t ]*;(?:[\t ]*(${TOKEN})=(?:(${TOKEN})|${QUOTED}))?`,
  'y',
);

/**
 * True for a `Content-Type` of JSON in UTF-8, its only encoding (RFC 8259 §8.1). Other parameters have no meaning for JSON
 * (§11) but must be well-formed; the parsers of Fastify and other libraries skip malformed ones.
 */
export function isJsonType(field: string): boolean {
  const [type = ''] = field.split(';', 1);
  if (type.trim().toLowerCase() !== 'application/json') return false;
  let end = type.length;
  while (end < field.length) {
    PARAMETER.lastIndex = end;
    const parameter = PARAMETER.exec(field);
    // Only white space may follow the last parameter.
    if (parameter === null) return field.slice(end).trim() === '';
    const [whole, name, token, quoted = ''] = parameter;
    const value = token ?? quoted.replaceAll(/\\(.)/g, '$1');
    if (name?.toLowerCase() === 'charset' && !isUtf8(value)) return false;
    end += whole.length;
  }
  return true;
}

/** True for a label of UTF-8, such as `utf8` (Encoding Standard §4.2). */
function isUtf8(label: string): boolean {
  try {
    return new TextDecoder(label).encoding === 'utf-8';
  } catch {
    return false;
  }
}

/** True for a `Content-Encoding` that leaves the body unchanged; list elements may be empty (RFC 9110 §5.6.1). */
export function isUnencoded(field: string): boolean {
  return field.split(',').every((coding) => ['', 'identity'].includes(coding.trim().toLowerCase()));
}
