import type { EventLog } from '../../patterns/event-store/event-log';
import type { TextTable } from '../../base/text-table';

/**
 * By service the positions of its events, in their order, also those of the known future. What is at a position never
 * changes on a line, so going back in time needs nothing but to look no further than the log goes.
 */
export class ServicePositions {
  private readonly byService = new Map<string, number[]>();

  constructor(events: EventLog, texts: TextTable) {
    for (let position = 1; position <= events.length; position++) {
      this.note(serviceOf(texts.text(events.streamOf(position))), position);
    }
  }

  /** An event was appended; one of the known future may come again. */
  note(service: string, position: number): void {
    const known = this.byService.get(service);
    if (known === undefined) this.byService.set(service, [position]);
    else if (position > (known.at(-1) ?? 0)) known.push(position);
  }

  /** How many events of a service there are after one position, up to another one. */
  count(service: string, after: number, upTo: number): number {
    const positions = this.byService.get(service) ?? [];
    return Math.max(0, upToIn(positions, upTo) - upToIn(positions, after));
  }

  /** The first event of a service after one position, up to another one; 0 if there is none. */
  firstAfter(service: string, after: number, upTo: number): number {
    const positions = this.byService.get(service) ?? [];
    const position = positions.at(upToIn(positions, after)) ?? 0;
    return position <= upTo ? position : 0;
  }

  /** The last event of a service up to a position, or 0. */
  lastUpTo(service: string, upTo: number): number {
    const positions = this.byService.get(service) ?? [];
    const count = upToIn(positions, upTo);
    return count === 0 ? 0 : positions[count - 1];
  }
}

function serviceOf(stream: string): string {
  return stream.slice(0, stream.indexOf('/'));
}

/** How many of the positions are not beyond one. */
function upToIn(positions: readonly number[], upTo: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle] <= upTo) low = middle + 1;
    else high = middle;
  }
  return low;
}
