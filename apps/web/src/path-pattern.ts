type ParameterIn<Pattern extends string> = Pattern extends `${string}[${infer Name}]${infer Rest}`
  ? Name | ParameterIn<Rest>
  : never;

/** The parameters of a path pattern, as strings: `Params<'/projects/[id]'>` has the member `id`. */
export type Params<Pattern extends string> = Readonly<Record<ParameterIn<Pattern>, string>>;

/** The values of the parameters of any pattern, by name. */
export type ParamValues = Readonly<Record<string, string>>;

/**
 * Makes the function that reads the parameters of a path.
 *
 * @param pattern written like the folder of a page, such as `/projects/[id]`; a parameter is one segment
 * @returns a function that returns the decoded values, or undefined for a path that does not match
 */
export function matcherOf(pattern: string): (pathname: string) => ParamValues | undefined {
  const parts = pattern.split(/\[([^\]]+)\]/);
  const names = parts.filter((_, place) => place % 2 === 1);
  const source = parts.map((part, place) => (place % 2 === 1 ? '([^/]+)' : escape(part)));
  const expression = new RegExp(`^${source.join('')}$`);
  return (pathname) => {
    const values = expression.exec(pathname)?.slice(1).map(decodeSegment);
    if (values === undefined || values.includes(undefined)) return undefined;
    return Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']));
  };
}

/**
 * Decodes a segment; undefined for a spelling that neither browsers nor `encodeURIComponent` write, such as `%61` for
 * `a`. Those two differ only in which delimiters they leave as they are (RFC 3986 §2.2).
 */
function decodeSegment(segment: string): string | undefined {
  try {
    const value = decodeURIComponent(segment);
    const spelling = segment.replaceAll(/[^%\w.~!*'()-]/g, encodeURIComponent);
    return spelling === encodeURIComponent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes a path as `encodeURIComponent` writes its segments; undefined for a spelling that no client writes. Browsers leave some
 * characters as they are, such as `[` (URL Standard, path percent-encode set).
 */
export function canonicalPath(pathname: string): string | undefined {
  const segments = pathname.split('/').map(decodeSegment);
  return segments.includes(undefined) ? undefined : segments.map(encode).join('/');
}

const encode = (segment = ''): string => encodeURIComponent(segment);

/** Escapes the characters that mean something in a regular expression. Node 20 has no `RegExp.escape`. */
const escape = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
