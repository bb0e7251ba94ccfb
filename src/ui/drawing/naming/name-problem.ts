import { WORD_LIMITS } from '../../../scenario/word-settings';

/** What is wrong with a name, as a sentence; null when nothing is. */
export function nameProblem(text: string): string | null {
  const name = text.trim();
  if (name === '') return 'A name has at least one character.';
  if (name.length <= WORD_LIMITS.name) return null;
  return `A name has at most ${WORD_LIMITS.name} characters: this one has ${name.length}.`;
}
