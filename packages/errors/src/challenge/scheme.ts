/**
 * The authentication schemes (RFC 7617, our own, RFC 6750) in the order of their challenges. Well-known schemes go first
 * (RFC 9110 §11.3), and this is the only order that works with wget, Python's urllib and curl, which each read just one.
 */
export const SCHEMES = ['Basic', 'ApiKey', 'Bearer'] as const;

export type Scheme = (typeof SCHEMES)[number];
