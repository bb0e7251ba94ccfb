/** As a file has it. */
const LONGEST = 120;

/** What is wrong with a name, as a sentence; null when nothing is. */
export function nameProblem(text: string): string | null {
  const name = text.trim();
  if (name === '') return 'A name has at least one character.';
  if (name.length > LONGEST) return `A name has at most ${LONGEST} characters: this one has ${name.length}.`;
  return null;
}
