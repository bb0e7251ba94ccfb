import { durationText, instantText } from '../../base/duration-text';
import type { Time } from '../../base/time';
import type { SagaActDetail } from '../../worker/sagas';
import { STEP_WORDS } from './saga-words';

/** What is written beside an act: what became of it, and what comes next. */
export function actNote(act: SagaActDetail, now: Time, isReached: boolean): string {
  const { attempts, mark, dueAt, limit } = act;
  const last = attempts.at(-1);
  if (last === undefined) {
    if (mark === 'to-come') return isReached ? 'still to come' : 'not reached';
    return STEP_WORDS[mark].word.toLowerCase();
  }
  if (last.end === 'under-way') return underWay(act, last.number, now);
  const tries = attempts.length > 1 ? `try ${last.number} of ${limit}: ` : '';
  const words = `${tries}${last.words === '' ? STEP_WORDS[mark].word.toLowerCase() : last.words}`;
  if ((mark === 'waiting' || mark === 'undo-waiting') && dueAt !== null) {
    return `${words}, again at ${instantText(dueAt)}`;
  }
  if ((mark === 'done' || mark === 'undone') && last.to !== null)
    return `${words} in ${durationText(rounded(last.to - last.from))}`;
  return words;
}

function underWay({ dueAt, limit }: SagaActDetail, number: number, now: Time): string {
  const words = number > 1 ? `try ${number} of ${limit} under way` : 'under way';
  return dueAt !== null && dueAt > now ? `${words}, until ${instantText(dueAt)} at most` : words;
}

const NS_PER_MS_TENTH = 100_000;

/** To a tenth of a millisecond: nobody reads more beside a bar. */
function rounded(duration: number): number {
  return duration < NS_PER_MS_TENTH ? duration : Math.round(duration / NS_PER_MS_TENTH) * NS_PER_MS_TENTH;
}
