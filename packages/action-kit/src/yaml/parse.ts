import { Composer, Lexer, LineCounter, Parser, type CST, type Document } from 'yaml';
import { UserError } from '../errors.js';

/** No file that people write comes near. */
const MAX_LEVELS = 100;

export interface Parsed {
  readonly document: Document.Parsed;
  /** Where a second document begins. */
  readonly secondAt: number | undefined;
  readonly lines: LineCounter;
}

/** How a text is read. */
export interface YamlOptions {
  /** `failsafe`: every scalar stays the text that it is. */
  readonly schema?: 'core' | 'failsafe';
  /** Whether a key that a mapping has twice is an error of the document. Takes seconds where there are thousands. */
  readonly uniqueKeys?: boolean;
}

/**
 * Parses YAML 1.2, as `parseDocument` does, but for texts that are nested more deeply than anybody writes: that calls
 * itself for each level, and some thousands of brackets end the whole process, not with an error that could be caught.
 *
 * @throws UserError for such a text.
 */
export function parseYaml(
  text: string,
  file: string,
  { schema = 'core', uniqueKeys = false }: YamlOptions = {},
): Parsed {
  const lines = new LineCounter();
  const options = { version: '1.2', schema, uniqueKeys, prettyErrors: false, lineCounter: lines } as const;
  const composer = new Composer(options);
  const documents = composer.compose(shallowTokens(text, file, lines), true, text.length);
  const first = documents.next();
  const second = documents.next();
  // It is told to make one of an empty text too.
  if (first.done === true) throw new Error('YAML without a document.');
  return {
    document: first.value,
    secondAt: second.done === true ? undefined : second.value.range[0],
    lines,
  };
}

function* shallowTokens(text: string, file: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_LEVELS) {
      const { line, col } = lines.linePos(parser.offset);
      throw new UserError(`${file}:${line}:${col}: nested too deeply: at most ${MAX_LEVELS} levels are read.`);
    }
  }
  yield* parser.end();
}
