import {
  BEHIND,
  BY_HAND,
  EVENT_FAILS,
  LIVE,
  PARKED_FULL,
  POISON,
  READS_FAIL,
  SAVES_FAIL,
  STOPPED,
} from '../../../patterns/projection/codes';
import { VIEW_CHANGED, VIEW_PASSED, VIEW_REBUILT, type ChangeRow } from '../../change-log';
import type { NameOf } from '../../change-words';
import type { Configuration } from '../../configuration';

/** A row of the log of changes that is about a read model, as a sentence. */
export function viewChangeText({ data }: Configuration, row: ChangeRow, nameOf: NameOf): string {
  const { code, subject, a, b, c } = row;
  const name = nameOf('view', data?.views[subject]?.model.id ?? '');
  switch (code) {
    case VIEW_CHANGED:
      return `${name} ${statusClause(a, b, c)}.`;
    case VIEW_PASSED:
      return `${name} ${a === 0 ? 'parked' : 'skipped'} the event at position ${b}: every try at it failed.`;
    case VIEW_REBUILT:
      return `${name} ${REBUILT_CLAUSES[a] ?? `is made anew (${a})`}.`;
    default:
      return `${name}: an operator ${TOLD_CLAUSES[a] ?? `said ${a}`}.`;
  }
}

/** Why a read model stands as it does, in a few words; empty where there is nothing to tell. */
export function viewCauseText(status: number, cause: number, about: number): string {
  if (status === BEHIND) return troubleText(cause, about);
  return status === STOPPED ? stopText(cause, about) : '';
}

function statusClause(status: number, cause: number, about: number): string {
  if (status === LIVE) return 'has caught up';
  if (status === BEHIND) return `is behind: ${troubleText(cause, about)}`;
  return `stopped: ${stopText(cause, about)}`;
}

function troubleText(cause: number, about: number): string {
  switch (cause) {
    case EVENT_FAILS:
      return `the event at position ${about} fails`;
    case READS_FAIL:
      return 'the log cannot be read';
    case SAVES_FAIL:
      return 'nothing can be saved';
    default:
      return 'too many events are missing';
  }
}

function stopText(cause: number, about: number): string {
  switch (cause) {
    case POISON:
      return `every try at the event at position ${about} failed`;
    case PARKED_FULL:
      return `the event at position ${about} would have to be parked, and there is no place left`;
    case BY_HAND:
    default:
      return 'by hand';
  }
}

const REBUILT_CLAUSES = [
  'is made anew beside the one that serves',
  'was made anew, and the new one serves now',
  'is not made anew after all',
];

/** In the order of the words of operators (views.ts). */
const TOLD_CLAUSES = [
  'had it made anew',
  'gave up making it anew',
  'stopped it',
  'resumed it',
  'resumed it without the event that had stopped it',
  'had its parked events tried again',
];
