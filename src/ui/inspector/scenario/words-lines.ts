import { WORD_LIMITS } from '../../../scenario/word-settings';

/** A list as somebody types it, one in each line. */
export function asLines(text: string): readonly string[] {
  return items(text.split('\n'));
}

/** Tags have commas between; the same one twice is one. */
export function asTags(text: string): readonly string[] {
  return [...new Set(items(text.split(/[,\n]/)))];
}

function items(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

export function lineProblem(lines: readonly string[]): string | undefined {
  return problemOf(lines, 'line', WORD_LIMITS.line);
}

export function tagProblem(tags: readonly string[]): string | undefined {
  return problemOf(tags, 'tag', WORD_LIMITS.name);
}

function problemOf(list: readonly string[], noun: string, most: number): string | undefined {
  if (list.length > WORD_LIMITS.listItems) {
    return `There are ${list.length} ${noun}s: keep at most ${WORD_LIMITS.listItems}.`;
  }
  const long = list.find((text) => text.length > most);
  if (long === undefined) return undefined;
  return `“${long.slice(0, 20)}…” has ${long.length} characters: a ${noun} has at most ${most}.`;
}
