/** The tokens that a sign-in returns. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A user as a client knows it. */
export interface User {
  readonly email: string;
  readonly password: string;
  /** The tokens of an earlier sign-in. */
  readonly tokens?: Tokens | undefined;
}

/** A request: its method, its path and the JSON of its body. */
export type Call = readonly [method: string, path: string, body?: object];

/** The JSON of the response, or the text of the refusal that ended the call. */
export type Outcome = { readonly data: unknown } | { readonly refusal: string };

/** Makes calls to the API as a user with a client of `examples/`, in parallel if the client can. */
export type Client = (url: string, user: User, ...calls: readonly Call[]) => Promise<Outcome[]>;
