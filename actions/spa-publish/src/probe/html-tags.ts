import { Parser } from 'htmlparser2';

/** A start tag as a browser reads it. */
export interface Tag {
  /** Lower case. */
  readonly name: string;
  /** By lower-case name; of two with the same name, the first. Character references are resolved. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between `<script>` and `</script>`, and between those of `<style>`. */
  readonly text: string;
}

const WITH_TEXT = new Set(['script', 'style']);

/** The start tags of a page in their order, without those in `<noscript>`, which browsers with scripts take for text. */
export function scanTags(html: string): Tag[] {
  const tags: (Tag & { text: string })[] = [];
  let open: (Tag & { text: string }) | undefined;
  let noscript = false;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (noscript) return;
      noscript = name === 'noscript';
      const tag = { name, attributes: new Map(Object.entries(attributes)), text: '' };
      open = WITH_TEXT.has(name) ? tag : undefined;
      tags.push(tag);
    },
    ontext: (text) => {
      if (open) open.text += text;
    },
    onclosetag: (name) => {
      open = undefined;
      if (name === 'noscript') noscript = false;
    },
  });
  parser.end(html);
  return tags;
}
