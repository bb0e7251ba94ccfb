import type { LaneSpan } from '../../state/feed';
import { heldWord } from '../inspector/breaker-words';
import { momentText } from '../time-axis/moment-text';

const MODE_WORDS: Readonly<Record<number, string | undefined>> = { 0: 'closed', 1: 'open', 2: 'half-open' };

/** The newest stretches of a breaker in words, oldest first: "open from 20.40 s to 25.41 s". */
export function spansText(spans: readonly LaneSpan[], most: number): string {
  if (spans.length === 0) return 'closed since the beginning';
  const told = spans.slice(-most).map(({ mode, from, to, held = 0 }) => {
    const word = heldWord(held)?.toLowerCase() ?? MODE_WORDS[mode] ?? 'in an unknown state';
    return Number.isNaN(to)
      ? `${word} since ${momentText(from, 2)}`
      : `${word} from ${momentText(from, 2)} to ${momentText(to, 2)}`;
  });
  const left = spans.length - told.length;
  return left > 0 ? `${left} earlier stretches, ${told.join(', ')}` : told.join(', ');
}
