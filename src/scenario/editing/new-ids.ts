/** Leaves room for a number within the 64 characters that an id may have. */
const LONGEST = 56;

/** A readable id for something new: what it is called, in the letters that an id may have, and unlike those taken. */
export function newId(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return numbered(letters === '' ? 'part' : letters, '-', (id) => taken.has(id));
}

/** The words, or the words with the first number from 2 on with which they are not taken. */
export function numbered(words: string, gap: string, isTaken: (words: string) => boolean): string {
  if (!isTaken(words)) return words;
  let number = 2;
  while (isTaken(`${words}${gap}${number}`)) number++;
  return `${words}${gap}${number}`;
}

export function idsOf(parts: readonly { readonly id: string }[]): Set<string> {
  return new Set(parts.map(({ id }) => id));
}
