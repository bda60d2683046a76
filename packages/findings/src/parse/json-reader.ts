import { ByteSink } from './byte-sink.js';
import { pathTree, type PathNode, type Reducers } from './path-tree.js';
import { Shared } from './shared.js';
import { FormatError } from './values.js';

export type { Reduce, Reducers } from './path-tree.js';

interface Frame {
  readonly node: PathNode;
  readonly array: boolean;
  /** In an object: the node of the key that was read last. */
  next: PathNode | undefined;
  key: boolean;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
/** Without this bit, braces are brackets. */
const BRACKET = 0xdf;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * JSON.parse in pieces: elements at the given paths are cut out of the bytes, parsed one by one and reduced at once; only
 * what stands around them is kept and parsed at the end. So memory follows what is kept and not the size of the file,
 * whatever the order of the keys.
 *
 * The scanner only balances brackets and skips strings; whether a piece is JSON is left to JSON.parse, so that nothing
 * passes here that would not pass there.
 */
export class JsonReader {
  readonly #rest = new ByteSink();
  readonly #element = new ByteSink();
  readonly #values: unknown[] = [];
  readonly #frames: Frame[] = [];
  readonly #root: PathNode;
  readonly #shared = new Shared();
  /** Bytes of the chunks before this one. */
  #offset = 0;
  /** Depth inside of a value that is of no interest or is cut out. */
  #opaque = 0;
  #cutting: { node: PathNode; start: number } | undefined;
  #inString = false;
  #escaped = false;
  #flaw: FormatError | undefined;
  /** Where in the rest the key begins that is being read. */
  #keyStart = -1;

  constructor(reducers: Reducers) {
    this.#root = pathTree(reducers);
  }

  /** The first element that a reducer refused. It counts only if the document is of that reducer's format. */
  get flaw(): FormatError | undefined {
    return this.#flaw;
  }

  /** The chunk is of no use afterwards. @throws FormatError for an element that is no JSON */
  push(piece: Uint8Array): void {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      if (this.#opaque > 0) {
        at = this.#endOfOpaque(chunk, at);
        if (this.#opaque === 0) from = this.#closeOpaque(chunk, from, at);
        continue;
      }
      if (this.#inString) {
        at = this.#endOfString(chunk, at);
        if (at < chunk.length && this.#keyStart >= 0) from = this.#endKey(chunk, from, at + 1);
        continue;
      }
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = true;
        if (this.#frames.at(-1)?.key === true) from = this.#startKey(chunk, from, at);
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        from = this.#open(chunk, from, at, byte === OPEN_LIST);
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#close(at);
      } else if (byte === COMMA || byte === COLON) {
        const frame = this.#frames.at(-1);
        if (frame !== undefined) frame.key = byte === COMMA && !frame.array;
      }
    }
    this.#flush(chunk, from, chunk.length);
    this.#offset += chunk.length;
  }

  /**
   * The document, with every element at a reducer's path replaced by what the reducer gave.
   * @throws FormatError when it ends too early or is no JSON
   */
  end(): unknown {
    if (this.#inString || this.#opaque > 0 || this.#frames.length > 0) {
      throw new FormatError(`it is cut off: the JSON is still open where the file ends, at byte ${this.#offset}`);
    }
    return this.#restore(
      parseJson(() => this.#rest.text(), 0),
      this.#root,
    );
  }

  /**
   * The position of the bracket that closes the value, or the end of the chunk. Nearly every byte of a report passes here
   * or in the string below: one comparison does for both kinds of brackets, which differ in a single bit.
   */
  #endOfOpaque(chunk: Uint8Array, start: number): number {
    let depth = this.#opaque;
    let at = this.#inString ? this.#endOfString(chunk, start) + 1 : start;
    for (; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === QUOTE) {
        this.#inString = true;
        at = this.#endOfString(chunk, at + 1);
      } else if ((byte & BRACKET) === OPEN_LIST) {
        depth++;
      } else if ((byte & BRACKET) === CLOSE_LIST && --depth === 0) {
        break;
      }
    }
    this.#opaque = depth;
    return Math.min(at, chunk.length);
  }

  /** The position of the closing quote, or the end of the chunk. */
  #endOfString(chunk: Uint8Array, start: number): number {
    let at = this.#escaped ? start + 1 : start;
    this.#escaped = false;
    while (at < chunk.length) {
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = false;
        return at;
      }
      at += byte === BACKSLASH ? 2 : 1;
    }
    this.#escaped = at > chunk.length;
    return chunk.length;
  }

  #flush(chunk: Uint8Array, from: number, to: number): number {
    const sink = this.#cutting === undefined ? this.#rest : this.#element;
    sink.append(chunk, from, to);
    return to;
  }

  #startKey(chunk: Uint8Array, from: number, at: number): number {
    this.#flush(chunk, from, at);
    this.#keyStart = this.#rest.length;
    return at;
  }

  #endKey(chunk: Uint8Array, from: number, to: number): number {
    this.#flush(chunk, from, to);
    const frame = this.#frames.at(-1);
    const key = parseText(this.#rest.text(this.#keyStart), this.#offset + to);
    // A key may be called *, which stands for the elements of a list here.
    const known = typeof key === 'string' && key !== '*';
    if (frame !== undefined) frame.next = known ? frame.node.children.get(key) : undefined;
    this.#keyStart = -1;
    return to;
  }

  #open(chunk: Uint8Array, from: number, at: number, array: boolean): number {
    const frame = this.#frames.at(-1);
    const node = frame === undefined ? this.#root : frame.array ? frame.node.children.get('*') : frame.next;
    if (node === undefined) {
      this.#opaque = 1;
    } else if (node.reduce === undefined) {
      this.#frames.push({ node, array, next: undefined, key: !array });
    } else {
      this.#flush(chunk, from, at);
      this.#cutting = { node, start: this.#offset + at };
      this.#opaque = 1;
      return at;
    }
    return from;
  }

  #close(at: number): void {
    if (this.#frames.pop() !== undefined) return;
    throw new FormatError(`it is no JSON: nothing is open that byte ${this.#offset + at} could close`);
  }

  #closeOpaque(chunk: Buffer, from: number, at: number): number {
    if (this.#cutting === undefined) return from;
    const { node, start } = this.#cutting;
    const element = parseJson(() => this.#element.take(chunk, from, at + 1), start);
    this.#cutting = undefined;
    // A list holds the number of the value; no other list can stand at this place, since it would have been cut out.
    this.#rest.appendText(`[${this.#values.length}]`);
    this.#values.push(this.#reduce(node, element));
    return at + 1;
  }

  #reduce(node: PathNode, element: unknown): unknown {
    try {
      return node.reduce?.(element, node.path, this.#shared);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.#flaw ??= error;
      return undefined;
    }
  }

  #restore(value: unknown, node: PathNode): unknown {
    if (node.reduce !== undefined) {
      return Array.isArray(value) ? this.#values[Number(value[0])] : this.#reduce(node, value);
    }
    if (Array.isArray(value)) {
      const each = node.children.get('*');
      return each === undefined ? value : value.map((element) => this.#restore(element, each));
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = value as Record<string, unknown>;
    for (const [key, child] of node.children) {
      if (key !== '*' && Object.hasOwn(entries, key)) entries[key] = this.#restore(entries[key], child);
    }
    return entries;
  }
}

function parseJson(read: () => string, start: number): unknown {
  let json: string;
  try {
    json = read();
  } catch (error) {
    throw new FormatError('a single part of it is larger than can be read', { cause: error });
  }
  return parseText(json, start);
}

/** The engine's own message is left out: it quotes the text around the mistake, which may be a secret. */
function parseText(json: string, start: number): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new FormatError(start > 0 ? `it is no valid JSON at or after byte ${start}` : 'it is no valid JSON');
  }
}
