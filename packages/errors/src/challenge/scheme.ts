/**
 * The schemes by which a request can say who it is from (RFC 7617, our own, RFC 6750), in the order of their challenges.
 * Well-known ones go first (RFC 9110 §11.3), and clients that read only the first challenge differ: this is the one
 * order that wget, Python's urllib and curl all work with.
 */
export const SCHEMES = ['Basic', 'ApiKey', 'Bearer'] as const;

export type Scheme = (typeof SCHEMES)[number];
