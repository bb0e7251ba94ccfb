import type { Duration, Time } from '../../../base/time';
import type { ProjectionState } from '../../../patterns/projection/state';
import { visibleUpTo } from '../../../patterns/projection/status';
import type { DataBook } from '../data-book';
import type { ViewPart } from '../process-part';

type LagBook = Pick<DataBook, 'services' | 'events'>;

/** How many events of its source a read model does not show yet; those of other services are none of its affair. */
export function lagOf(book: LagBook, part: ViewPart, state: ProjectionState): number {
  return book.services.count(part.service, visibleUpTo(part.config, state), book.events.length);
}

/** How many it lacked at a moment, if it showed those up to a position then. */
export function missingAt(book: LagBook, part: ViewPart, shown: number, moment: Time): number {
  return book.services.count(part.service, shown, book.events.lengthAt(moment));
}

/** How old the first of these is; 0 when it shows all. */
export function ageOfLag(book: LagBook, part: ViewPart, state: ProjectionState, now: Time): Duration {
  const first = book.services.firstAfter(part.service, visibleUpTo(part.config, state), book.events.length);
  return first === 0 ? 0 : now - book.events.timeOf(first);
}
