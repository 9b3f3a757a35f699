/** One challenge of a `WWW-Authenticate` field (RFC 9110 §11.3). */
export interface Challenge {
  /** Case-insensitive (RFC 9110 §11.1). */
  readonly scheme: string;
  readonly token68?: string;
  /** By name in lower case: names are case-insensitive (RFC 9110 §11.2). */
  readonly params?: Readonly<Record<string, string>>;
}
