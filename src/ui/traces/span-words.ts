import { durationText } from '../../base/duration-text';
import type { Span } from '../../worker/traces';
import { moment } from '../figures';
import { END_WORDS } from './end-words';
import { endOf } from './long-waits';

/** All that a row shows, for whoever does not see it. */
export function spanSentence(span: Span, note: string, now: number): string {
  const took = durationText(endOf(span, now) - span.from);
  const end = Number.isNaN(span.to)
    ? `open since ${took}`
    : `${END_WORDS[span.end].word.toLowerCase()} after ${took}`;
  const facts = [
    `from ${moment(span.from)}`,
    end,
    span.abandoned ? 'nobody waited for it any more' : '',
    note,
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}

/** The arrow of a call needs no words of its own beside the name of the row above. */
export function spanTitle({ name, detail }: Span): string {
  return detail === '' ? name : `${name}, ${detail}`;
}
