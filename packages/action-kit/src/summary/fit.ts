/** A part of a summary. Sections with the highest rank are left out first when all do not fit; rank 0 stays. */
export interface Section {
  readonly title: string;
  readonly markdown: string;
  readonly rank: number;
}

/** What GitHub accepts as one step's summary, in bytes; beyond it, the whole summary is dropped. */
export const SUMMARY_LIMIT_BYTES = 1024 * 1024;

/**
 * The sections in their order, within a number of bytes (UTF-8). What does not fit is left out by rank, and a last line
 * says what that was. A section of rank 0 that alone is too large is cut at a line.
 */
export function fitSections(sections: readonly Section[], limitBytes = SUMMARY_LIMIT_BYTES): string {
  const kept = sections.filter((section) => section.markdown !== '');
  const dropped: string[] = [];
  while (byteLength(compose(kept, dropped)) > limitBytes) {
    const victim = lastOfHighestRank(kept);
    if (victim === undefined) return cutAtLine(compose(kept, dropped), limitBytes);
    kept.splice(kept.indexOf(victim), 1);
    dropped.unshift(victim.title);
  }
  return compose(kept, dropped);
}

function lastOfHighestRank(sections: readonly Section[]): Section | undefined {
  const highest = Math.max(0, ...sections.map(({ rank }) => rank));
  return highest === 0 ? undefined : sections.findLast(({ rank }) => rank === highest);
}

function compose(sections: readonly Section[], dropped: readonly string[]): string {
  const note = dropped.length === 0 ? [] : [`_Left out, since a summary may have 1 MiB: ${dropped.join(', ')}._`];
  return [...sections.map(({ markdown }) => markdown), ...note].join('\n\n') + '\n';
}

function cutAtLine(markdown: string, limitBytes: number): string {
  const note = '\n\n_Cut here, since a summary may have 1 MiB._\n';
  // An open code fence would swallow the note, so it is closed by what surely is longer than any fence.
  const head = Buffer.from(markdown, 'utf8')
    .subarray(0, limitBytes - byteLength(note) - 4)
    .toString('utf8');
  const atLine = head.slice(0, Math.max(head.lastIndexOf('\n'), 0));
  const openFence = (atLine.match(/^`{3,}/gm) ?? []).length % 2 === 1;
  return `${atLine}${openFence ? '\n```' : ''}${note}`;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
