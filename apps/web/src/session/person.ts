/** Who is signed in, as the session knows it. For greeting and links only: what they may is the API's answer. */
export interface Person {
  readonly id: string;
  /** The address they signed in with. */
  readonly email: string;
  readonly role: 'user' | 'admin';
}
