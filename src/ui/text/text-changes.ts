/** A stretch of a text that becomes another. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** With more lines that differ than this the whole stretch is replaced: nobody has a place in it to keep. */
const MOST_DIFFERENT = 300;

/**
 * The changes, line by line, that make one text another. As few as it takes, so that whoever has their cursor in the text
 * keeps it.
 */
export function textChanges(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const kept = keptLines(old.slice(start, old.length - end), now.slice(start, now.length - end));
  const changes: TextChange[] = [];
  let offset = lengthOf(old, 0, start);
  let [line, next] = [start, start];
  for (const [oldLine, newLine] of [...kept, [old.length - end - start, now.length - end - start]]) {
    const to = offset + lengthOf(old, line, start + oldLine);
    const insert = now.slice(next, start + newLine).join('');
    if (to > offset || insert !== '') changes.push({ from: offset, to, insert });
    // The line that both have follows, except after the last stretch.
    offset = to + (old[start + oldLine]?.length ?? 0);
    line = start + oldLine + 1;
    next = start + newLine + 1;
  }
  return changes;
}

/** Each with the break that ends it. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
  let length = 0;
  for (let line = from; line < to; line++) length += lines[line].length;
  return length;
}

/** The places of lines that stay, in both texts: a longest run of them, by the greedy algorithm of Myers. */
function keptLines(old: readonly string[], now: readonly string[]): readonly (readonly [number, number])[] {
  /** By diagonal (place in the old text less place in the new): how far each number of changes comes. */
  let reach = new Map([[1, 0]]);
  const trail: (typeof reach)[] = [];
  for (let changes = 0; changes <= MOST_DIFFERENT; changes++) {
    trail.push(reach);
    const next = new Map(reach);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let at = cameFrom(reach, diagonal, changes).at;
      while (at < old.length && at - diagonal < now.length && old[at] === now[at - diagonal]) at++;
      next.set(diagonal, at);
      if (at >= old.length && at - diagonal >= now.length) return walkedBack(trail, diagonal, at);
    }
    reach = next;
  }
  return [];
}

/** Whether a line of the new text came last, or one of the old text went; and where that leads on a diagonal. */
function cameFrom(
  reach: ReadonlyMap<number, number>,
  diagonal: number,
  changes: number,
): { readonly from: number; readonly at: number } {
  const [below, above] = [reach.get(diagonal + 1) ?? -1, reach.get(diagonal - 1) ?? -1];
  const isDown = diagonal === -changes || (diagonal !== changes && above < below);
  return isDown ? { from: diagonal + 1, at: below } : { from: diagonal - 1, at: above + 1 };
}

function walkedBack(
  trail: readonly ReadonlyMap<number, number>[],
  lastDiagonal: number,
  end: number,
): readonly (readonly [number, number])[] {
  const kept: [number, number][] = [];
  let [diagonal, at] = [lastDiagonal, end];
  for (let changes = trail.length - 1; changes >= 0; changes--) {
    const { from, at: begin } = cameFrom(trail[changes], diagonal, changes);
    for (; at > begin; at--) kept.push([at - 1, at - 1 - diagonal]);
    at = trail[changes].get(from) ?? 0;
    diagonal = from;
  }
  return kept.reverse();
}
