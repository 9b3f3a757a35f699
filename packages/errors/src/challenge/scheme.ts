interface SchemeFacts {
  /** Parameters of every challenge. */
  readonly params?: Readonly<Record<string, string>>;
  /** False if the scheme has no error parameter (RFC 7617 §2). */
  readonly hasError: boolean;
}

/**
 * The authentication schemes (RFC 7617, our own, RFC 6750) in the order of their challenges. Well-known schemes go first
 * (RFC 9110 §11.3), and this is the only order that works with wget, Python's urllib and curl, which each read just one.
 */
const facts = {
  Basic: { params: { charset: 'UTF-8' }, hasError: false },
  ApiKey: { hasError: true },
  Bearer: { hasError: true },
} satisfies Record<string, SchemeFacts>;

export type Scheme = keyof typeof facts;

/** What differs between the challenges of the schemes. */
export const schemeFacts: Readonly<Record<Scheme, SchemeFacts>> = facts;

const isScheme = (name: string): name is Scheme => Object.hasOwn(facts, name);

export const SCHEMES: readonly Scheme[] = Object.keys(facts).filter(isScheme);
