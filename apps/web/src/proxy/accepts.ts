import { MIMEType } from 'node:util';

/**
 * True if a request names a media type in `Accept`, with a quality above zero (RFC 9110 §12.5.1). A range such as `text/*` names
 * none. Commas in quoted parameters are not supported: the types that this app asks for need none.
 *
 * @param type in lower case, without parameters
 */
export function accepts(headers: Pick<Headers, 'get'>, type: string): boolean {
  return (headers.get('accept') ?? '').split(',').some((range) => isNamed(range, type));
}

function isNamed(range: string, type: string): boolean {
  try {
    const { essence, params } = new MIMEType(range);
    return essence === type && Number(params.get('q') ?? 1) > 0;
  } catch {
    return false;
  }
}
