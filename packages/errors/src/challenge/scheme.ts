/** The facts about an authentication scheme. */
interface SchemeFacts {
  /** The parameters of every challenge, besides the realm. */
  readonly params: Readonly<Record<string, string>>;
  /** True if a challenge may carry an `error`. Basic has no such parameter (RFC 7617 §2). */
  readonly hasError: boolean;
  /** A header field for this scheme alone, in its usual spelling. `Authorization` is open to every scheme. */
  readonly field?: string;
  /** The usual name of the credentials in a query. */
  readonly queryName?: string;
  /** True if browsers send the credentials on their own (RFC 7617 §4). */
  readonly isAutomatic?: true;
}

/**
 * The authentication schemes (RFC 7617, our own, RFC 6750) in the order of their challenges. Well-known schemes go first
 * (RFC 9110 §11.3). This is the only order that works with wget, Python's urllib and curl, each of which reads only one
 * challenge.
 */
const schemes = {
  Basic: { params: { charset: 'UTF-8' }, hasError: false, isAutomatic: true },
  ApiKey: { params: {}, hasError: true, field: 'X-API-Key', queryName: 'api_key' },
  Bearer: { params: {}, hasError: true, queryName: 'access_token' },
} as const satisfies Readonly<Record<string, SchemeFacts>>;

export type Scheme = keyof typeof schemes;

/** Returns the facts about a scheme. */
export const factsOf = (scheme: Scheme): SchemeFacts => schemes[scheme];

const isScheme = (name: string): name is Scheme => Object.hasOwn(schemes, name);

export const SCHEMES: readonly Scheme[] = Object.keys(schemes).filter(isScheme);

/** The schemes that have a header field of their own. */
export const ownFields = SCHEMES.flatMap((scheme) => {
  const { field } = factsOf(scheme);
  return field === undefined ? [] : [{ scheme, field }];
});

/** The names of credentials in a query, such as `access_token` (RFC 6750 §2.3). */
export const queryNames = SCHEMES.flatMap((scheme) => factsOf(scheme).queryName ?? []);

/** True for a scheme whose credentials browsers send on their own. */
export const isAutomatic = (scheme: Scheme): boolean => factsOf(scheme).isAutomatic === true;
