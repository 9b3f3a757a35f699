/** Refresh token rotation as most servers implement it (RFC 9700 §4.14.2): each token is accepted once. */
export class PlainRotation {
  #current = 0;

  /** True if the token of this generation is the current one, which is then replaced. */
  accepts(generation: number): boolean {
    if (generation !== this.#current) return false;
    this.#current += 1;
    return true;
  }
}
