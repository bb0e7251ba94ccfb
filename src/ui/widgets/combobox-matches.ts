export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** What else it is known by, and stands beside it in small letters. */
  readonly hint?: string;
}

/** More than these nobody reads: another word is typed. */
const MOST = 60;

/** The options that have all words of a text somewhere, those first in which words begin as they were typed, and the shorter ones. */
export function matching<Option extends ComboboxOption>(options: readonly Option[], text: string): Option[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options.slice(0, MOST);
  return options
    .map((option) => ({ option, rank: rankOf(option, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((one, other) => other.rank - one.rank || one.option.label.length - other.option.label.length)
    .slice(0, MOST)
    .map(({ option }) => option);
}

/** What becomes of a text that stands in the field when somebody leaves it: the option of that name, or why it is none. */
export function leftWith<Option extends ComboboxOption>(
  offered: readonly Option[],
  text: string,
  chosen: Option | undefined,
): { readonly takes: Option } | { readonly problem: string } | null {
  const typed = text.trim();
  if (typed === '' || typed === chosen?.label) return null;
  const meant = offered.find(({ label }) => label.toLowerCase() === typed.toLowerCase());
  if (meant !== undefined) return { takes: meant };
  return { problem: `Choose one of the list: nothing in it is called “${typed}”.` };
}

function rankOf({ label, hint = '' }: ComboboxOption, words: readonly string[]): number {
  const [name, more] = [label.toLowerCase(), hint.toLowerCase()];
  let rank = 0;
  for (const word of words) {
    if (beginsAWord(name, word)) rank += 4;
    else if (name.includes(word)) rank += 2;
    else if (more.includes(word)) rank += 1;
    else return 0;
  }
  return rank + (name.startsWith(words[0]) ? 1 : 0);
}

function beginsAWord(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(` ${word}`) || text.includes(`-${word}`);
}
