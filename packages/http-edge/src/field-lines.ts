import type { IncomingMessage } from 'node:http';

/**
 * Returns the values of all lines of a header field. Node's `headers` silently keeps one of several `Authorization` or `Host`
 * lines, which must not repeat (RFC 9110 §5.3).
 *
 * @param rawHeaders Node's flat list of names and values
 * @param name in lower case
 */
export function fieldLines(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const field = rawHeaders[index] ?? '';
    // The length is compared first because this runs for every field of every request.
    if (field.length === name.length && field.toLowerCase() === name) {
      values.push(rawHeaders[index + 1] ?? '');
    }
  }
  return values;
}

/** Returns a reader of the request's header by field name. */
export function readFields({ headers }: IncomingMessage): Pick<Headers, 'get'> {
  return { get: (name) => headers[name.toLowerCase()]?.toString() ?? null };
}

/** Returns a reader, by field name, of the header in bytes that Node's parser rejected. */
export function readFieldsOf(bytes: Buffer | undefined): Pick<Headers, 'get'> {
  const [header = ''] = (bytes?.toString('latin1') ?? '').split('\r\n\r\n', 1);
  return {
    get: (name) => new RegExp(`^${name}:[\\t ]*(.*)$`, 'im').exec(header)?.[1] ?? null,
  };
}
