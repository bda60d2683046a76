import type { ImageReference } from './image-reference.js';

/** What is judged: an image by name, one in a file or folder, or a report that another tool made. Paths are absolute. */
export type Source =
  | { readonly kind: 'image'; readonly reference: ImageReference }
  | { readonly kind: 'input'; readonly path: string; readonly shown: string }
  | { readonly kind: 'report'; readonly path: string; readonly shown: string };

/** As log and messages name it. */
export function describeSource(source: Source): string {
  return source.kind === 'image' ? source.reference.text : source.shown;
}
