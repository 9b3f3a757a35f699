import type { IncomingMessage } from 'node:http';

/**
 * Values of all lines of a header field, from Node's flat list of names and values. `headers` keeps one of several
 * `Authorization` or `Host` lines and does not say so (RFC 9110 §5.3: such a field must not repeat).
 *
 * @param name in lower case
 */
export function fieldLines(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const field = rawHeaders[index] ?? '';
    // The length first: this runs for every field of every request.
    if (field.length === name.length && field.toLowerCase() === name) {
      values.push(rawHeaders[index + 1] ?? '');
    }
  }
  return values;
}

/** The header of a request, to read by name. */
export function readFields({ headers }: IncomingMessage): Pick<Headers, 'get'> {
  return { get: (name) => headers[name.toLowerCase()]?.toString() ?? null };
}

/** The header in bytes that Node's parser gave up on. */
export function readFieldsOf(bytes: Buffer | undefined): Pick<Headers, 'get'> {
  const [header = ''] = (bytes?.toString('latin1') ?? '').split('\r\n\r\n', 1);
  return {
    get: (name) => new RegExp(`^${name}:[\\t ]*(.*)$`, 'im').exec(header)?.[1] ?? null,
  };
}
