import type { PaletteEntry, PaletteGroup } from './palette-entries';

/**
 * Groups with the entries that fit, the best first in each, and the group with the best first. Everything fits nothing sought
 * equally well: then what cannot run comes after what can.
 */
export function searchPalette(groups: readonly PaletteGroup[], text: string): readonly PaletteGroup[] {
  const query = text.trim().toLowerCase();
  return groups
    .flatMap(({ title, entries }) => {
      const found = entries
        .map((entry) => ({ entry, score: scoreOf(entry, query) }))
        .filter(({ score }) => score > 0)
        .sort((one, other) => other.score - one.score);
      return found.length === 0
        ? []
        : [{ title, entries: found.map(({ entry }) => entry), best: found[0].score }];
    })
    .sort((one, other) => other.best - one.best)
    .map(({ title, entries }) => ({ title, entries }));
}

/** What its name says weighs more than other words about it; letters in order, but apart, weigh least. */
export function scoreOf({ label, keywords, off = false }: PaletteEntry, query: string): number {
  const name = label.toLowerCase();
  const score = Math.max(
    inWords(name, query) * 2,
    ...keywords.map((word) => inWords(word.toLowerCase(), query)),
  );
  const found = score > 0 ? score : scattered(name, query);
  return off ? found * 0.9 : found;
}

/** 3 at the beginning, 2 at the beginning of a word, 1 anywhere; several words may stand in any order. */
function inWords(text: string, query: string): number {
  if (text.startsWith(query)) return 3;
  if (startsWord(text, query)) return 2;
  if (text.includes(query)) return 1;
  const words = query.split(/\s+/);
  return words.length > 1 && words.every((word) => startsWord(text, word)) ? 1 : 0;
}

function startsWord(text: string, query: string): boolean {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .some((_, index, parts) => parts.slice(index).join(' ').startsWith(query));
}

/** All letters in their order, where each stretch of them begins a word: "ftt" is "fit the topology". */
function scattered(text: string, query: string): number {
  const letters = query.replaceAll(' ', '');
  let taken = 0;
  for (const word of text.split(/[^\p{L}\p{N}]+/u)) {
    let length = 0;
    while (length < word.length && word[length] === letters[taken]) {
      length++;
      taken++;
    }
  }
  return letters.length > 1 && taken >= letters.length ? 0.5 : 0;
}
