/**
 * A test for whole texts by a glob of `*` (within a segment) and `**`. It goes through the text once for each star: as a
 * regular expression, a glob of many stars would try them all against each other.
 */
export function globTest(glob: string): (text: string) => boolean {
  const parts = glob.split(/(\*+)/).filter((part) => part !== '');
  return (text) => {
    let reached = new Set([0]);
    for (const part of parts) {
      reached = part.startsWith('*') ? afterStar(text, reached, part.length > 1) : afterText(text, reached, part);
      if (reached.size === 0) return false;
    }
    return reached.has(text.length);
  };
}

function afterText(text: string, reached: ReadonlySet<number>, part: string): Set<number> {
  return new Set([...reached].filter((at) => text.startsWith(part, at)).map((at) => at + part.length));
}

function afterStar(text: string, reached: ReadonlySet<number>, acrossSegments: boolean): Set<number> {
  const after = new Set<number>();
  for (let at = 0; at <= text.length; at += 1) {
    const goesOn = at > 0 && after.has(at - 1) && (acrossSegments || text[at - 1] !== '/');
    if (goesOn || reached.has(at)) after.add(at);
  }
  return after;
}
