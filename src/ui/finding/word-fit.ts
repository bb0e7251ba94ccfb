/** A text in which words are sought, and how much a word found there weighs. */
export interface SoughtText {
  readonly text: string;
  readonly weight: number;
}

/**
 * How well some texts fit what is sought: the sum over its words, each by the best place where it stands. 0 when a word
 * stands nowhere. A slip of the keys is forgiven in longer words, and weighs less than what was written right.
 */
export function fitOf(texts: readonly SoughtText[], sought: string): number {
  let sum = 0;
  for (const word of wordsOf(sought)) {
    const best = Math.max(0, ...texts.map(({ text, weight }) => weight * wordFit(text, word)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** Those that fit, the best first; those that fit equally well keep their order. */
export function bestFits<Thing>(
  things: readonly Thing[],
  sought: string,
  textsOf: (thing: Thing) => readonly SoughtText[],
): readonly Thing[] {
  if (wordsOf(sought).length === 0) return things;
  return things
    .map((thing) => ({ thing, fit: fitOf(textsOf(thing), sought) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
    .map(({ thing }) => thing);
}

const NOT_IN_WORDS = /[^\p{L}\p{N}]+/u;

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(NOT_IN_WORDS).filter(Boolean);
}

/** 4: the word itself, 3: the beginning of one, 2: within the text, 1: nearly a word or its beginning. */
function wordFit(text: string, word: string): number {
  const there = wordsOf(text);
  if (there.includes(word)) return 4;
  if (there.some((one) => one.startsWith(word))) return 3;
  if (text.toLowerCase().includes(word)) return 2;
  const slips = slipsOf(word.length);
  return slips > 0 && there.some((one) => isNearly(one, word, slips)) ? 1 : 0;
}

function slipsOf(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

function isNearly(text: string, word: string, slips: number): boolean {
  // A first letter is rarely mistaken, and without this rule short words would find each other.
  if (text[0] !== word[0]) return false;
  return distance(text.slice(0, word.length + slips), word) <= slips;
}

/** Letters to put in, leave out, change or swap so that the word becomes the text or its beginning. */
function distance(text: string, word: string): number {
  let before: number[] = [];
  let row = Array.from({ length: text.length + 1 }, (_, at) => at);
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= text.length; j++) {
      const same = word[i - 1] === text[j - 1];
      let least = Math.min(row[j - 1] + (same ? 0 : 1), row[j] + 1, next[j - 1] + 1);
      if (i > 1 && j > 1 && word[i - 1] === text[j - 2] && word[i - 2] === text[j - 1])
        least = Math.min(least, before[j - 2] + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
}
