/** Longer words are compared with nothing: they are no slip of the hand, and comparing costs length x length. */
const LONGEST = 64;

/** The candidate that `word` was probably meant to be, or null when none is near enough to be a help. */
export function nearestWord(word: string, candidates: readonly string[]): string | null {
  if (word.length === 0 || word.length > LONGEST) return null;
  const lower = word.toLowerCase();
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** How many letters have to be added, dropped or replaced to turn one word into the other. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = previous[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[column] + 1, current[column - 1] + 1));
    }
    previous = current;
  }
  return previous[right.length];
}
