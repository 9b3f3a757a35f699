/** Reads a text from left to right. */
export class Scanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#position === this.#text.length;
  }

  /** The index of the next character. */
  get position(): number {
    return this.#position;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.#text.charAt(this.#position);
  }

  /** Matches a sticky pattern at the position, and moves past the match. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.see(pattern);
    if (match !== undefined) this.#position += match[0].length;
    return match;
  }

  /** Matches a sticky pattern at the position, and stays there. */
  see(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#position;
    return pattern.exec(this.#text) ?? undefined;
  }
}
