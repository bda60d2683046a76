/** Bytes gathered piece by piece in one buffer that grows and is used again. */
export class ByteSink {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array, from: number, to: number): void {
    const length = this.#length + (to - from);
    if (length > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(length, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    this.#bytes.set(chunk.subarray(from, to), this.#length);
    this.#length = length;
  }

  appendText(ascii: string): void {
    const bytes = Buffer.from(ascii, 'latin1');
    this.append(bytes, 0, bytes.length);
  }

  text(from = 0): string {
    return this.#bytes.toString('utf8', from, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }
}
