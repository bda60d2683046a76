/** Bytes gathered piece by piece in one buffer that grows and is used again. */
export class ByteSink {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array, from: number, to: number): void {
    this.#makeRoom(to - from);
    this.#bytes.set(chunk.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  appendText(text: string): void {
    // No UTF-16 unit is more than three bytes of UTF-8.
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  #makeRoom(added: number): void {
    const length = this.#length + added;
    if (length <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(length, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }

  text(from = 0): string {
    return this.#bytes.toString('utf8', from, this.#length);
  }

  /** The text of what was gathered and of these bytes after it, and empties the sink. Mostly these bytes are all there is. */
  take(chunk: Buffer, from: number, to: number): string {
    if (this.#length === 0) return chunk.toString('utf8', from, to);
    this.append(chunk, from, to);
    const text = this.text();
    this.#length = 0;
    return text;
  }
}
