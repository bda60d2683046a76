import { styleText } from 'node:util';
import type { WriteStream } from 'node:tty';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where the run is shown. */
export interface Terminal {
  print(line?: string): void;
  /** Replaces the line under all printed ones; nothing where the output is no terminal. */
  status(line: string): void;
  paint(style: Style, text: string): string;
  /** Whether the status line is shown. */
  readonly isLive: boolean;
  /** Columns a line may take. */
  readonly width: number;
}

type Output = Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns' | 'hasColors'>>;

/** A terminal over standard output; colour and the status line only where that is one (`NO_COLOR` is honoured). */
export function terminal(output: Output): Terminal {
  const isTty = output.isTTY === true;
  const colors = isTty && output.hasColors?.() === true;
  const width = isTty ? Math.max(60, output.columns ?? 80) : 160;
  let shown = '';
  const erase = (): string => (shown === '' ? '' : '\r\u001b[2K');
  return {
    width,
    isLive: isTty,
    paint: (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text),
    print: (line = '') => {
      output.write(`${erase()}${line}\n${shown}`);
    },
    status: (line) => {
      if (!isTty || line === shown) return;
      const before = erase();
      shown = line;
      output.write(before + shown);
    },
  };
}
