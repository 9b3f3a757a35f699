import type { FieldLine } from '@repo/errors';

/** A request with all of its lines. */
interface Request {
  readonly method: string;
  readonly url: string;
  readonly fields: readonly FieldLine[];
  readonly body: string | undefined;
}

/** Quotes a text for a POSIX shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Writes a request as a command to copy, with whole credentials. */
export function curlOf({ method, url, fields, body }: Request): string {
  // With a body, curl sends POST.
  const isDefault = method === (body === undefined ? 'GET' : 'POST');
  return [
    'curl -i',
    ...(isDefault ? [] : [`-X ${method}`]),
    quote(url),
    ...fields.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quote(body)}`]),
  ].join(' ');
}
