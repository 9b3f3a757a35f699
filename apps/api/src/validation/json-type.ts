const TOKEN = String.raw`[!#$%&'*+.^_\x60|~\w-]+`;
const QUOTED = String.raw`"((?:[\t \x21\x23-\x5B\x5D-\x7E\x80-\xFF]|\\[\t \x21-\x7E\x80-\xFF])*)"`;

/** One of the parameters behind a media type, which may be empty (RFC 9110 §5.6.6). */
const PARAMETER = new RegExp(
  String.raw`[\t ]*;(?:[\t ]*(${TOKEN})=(?:(${TOKEN})|${QUOTED}))?`,
  'y',
);

/**
 * Whether a `Content-Type` is JSON in UTF-8, its one encoding (RFC 8259 §8.1). Other parameters have no meaning for JSON
 * (§11), but they must be well-formed: Fastify's parser, and those of other libraries, skip what they cannot read.
 */
export function isJsonType(field: string): boolean {
  const [type = ''] = field.split(';', 1);
  if (type.trim().toLowerCase() !== 'application/json') return false;
  let end = type.length;
  while (end < field.length) {
    PARAMETER.lastIndex = end;
    const parameter = PARAMETER.exec(field);
    // Only white space may follow the last one.
    if (parameter === null) return field.slice(end).trim() === '';
    const [whole, name, token, quoted = ''] = parameter;
    const value = token ?? quoted.replaceAll(/\\(.)/g, '$1');
    if (name?.toLowerCase() === 'charset' && !isUtf8(value)) return false;
    end += whole.length;
  }
  return true;
}

/** Whether a label names UTF-8, by the names that the platform knows (Encoding Standard §4.2): `utf8` is one. */
function isUtf8(label: string): boolean {
  try {
    return new TextDecoder(label).encoding === 'utf-8';
  } catch {
    return false;
  }
}

/** Whether a `Content-Encoding`, a list whose elements may be empty (RFC 9110 §5.6.1), leaves the body as it is. */
export function isUnencoded(field: string): boolean {
  return field.split(',').every((coding) => ['', 'identity'].includes(coding.trim().toLowerCase()));
}
