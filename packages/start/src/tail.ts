/** Keeps the end of a text that grows while a server runs. */
export class Tail {
  readonly #chunks: string[] = [];
  #length = 0;

  constructor(private readonly limit = 4_000_000) {}

  add(text: string): void {
    this.#chunks.push(text);
    this.#length += text.length;
    while (this.#length > this.limit && this.#chunks.length > 1) {
      this.#length -= this.#chunks.shift()?.length ?? 0;
    }
  }

  text(): string {
    return this.#chunks.join('');
  }
}
