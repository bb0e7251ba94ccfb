import { count } from '../figures';
import type { JsonLine, LineMark } from './json-difference';

export const MARK_WORDS: Readonly<Record<Exclude<LineMark, 'same'>, string>> = {
  changed: 'changed',
  added: 'added',
  removed: 'removed',
};

/** "1 line changed, 2 added"; the kinds of which there are none are left out. */
export function differenceWords(lines: readonly JsonLine[]): string {
  const parts = (['changed', 'added', 'removed'] as const).flatMap((mark) => {
    const some = lines.filter((line) => line.mark === mark).length;
    return some === 0 ? [] : [{ some, word: MARK_WORDS[mark] }];
  });
  const [first, ...others] = parts;
  if (first === undefined) return 'No line differs';
  const rest = others.map(({ some, word }) => `${count(some)} ${word}`);
  return [`${count(first.some)} ${first.some === 1 ? 'line' : 'lines'} ${first.word}`, ...rest].join(', ');
}
