/** HTML made by this folder, as opposed to text, which gets escaped. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | readonly Piece[];

/** HTML from a template: every text or number put in is escaped, every piece of HTML stays as it is. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: strings.map((text, index) => text + pieceHtml(pieces[index] ?? '')).join('') };
}

/** HTML that is known to be harmless, taken as it is. */
export function trusted(text: string): Html {
  return { html: text };
}

/** Text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function pieceHtml(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  if ('html' in piece) return piece.html;
  return piece.map(pieceHtml).join('');
}
