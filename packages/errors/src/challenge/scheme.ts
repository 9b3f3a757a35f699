/**
 * The authentication schemes (RFC 7617, our own, RFC 6750) in the order of their challenges. Well-known schemes go first
 * (RFC 9110 §11.3). This is the only order that works with wget, Python's urllib and curl, each of which reads only one
 * challenge.
 *
 * `params` are in every challenge of a scheme. Basic has no error parameter (RFC 7617 §2).
 */
export const schemes = {
  Basic: { params: { charset: 'UTF-8' }, hasError: false },
  ApiKey: { params: {}, hasError: true },
  Bearer: { params: {}, hasError: true },
} as const;

export type Scheme = keyof typeof schemes;

const isScheme = (name: string): name is Scheme => Object.hasOwn(schemes, name);

export const SCHEMES: readonly Scheme[] = Object.keys(schemes).filter(isScheme);
