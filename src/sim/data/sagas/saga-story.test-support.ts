import { NS_PER_MS } from '../../../base/time';
import { SAGA_STATUSES } from '../../../patterns/saga/catalogue';
import { entryText } from '../../../patterns/saga/words';
import type { DataWorld } from '../data-world';

/** What happened to a saga, a line for each entry: "12 “charge”, attempt 1: done". */
export function sagaStory({ book, part }: DataWorld, saga = 1): string[] {
  const { col } = book.entries.table;
  const { config } = part.sagas[book.begun.table.col.part[saga - 1]];
  return book.entriesOf(saga).map((row) => {
    const step = col.step[row] === 255 ? -1 : col.step[row];
    const text = entryText(
      config,
      col.code[row],
      step,
      col.direction[row],
      col.attempt[row],
      col.detail[row],
    );
    return `${col.time[row] / NS_PER_MS} ${text}`;
  });
}

/** How a saga ended, or undefined as long as it goes on. */
export function endOf({ book }: DataWorld, saga = 1): (typeof SAGA_STATUSES)[number] | undefined {
  const row = book.endOf(saga);
  return row < 0 ? undefined : SAGA_STATUSES[book.ends.table.col.status[row]];
}

/** The types of all events of the run, without what the shop began with. */
export function happened({ book }: DataWorld): string[] {
  const types: string[] = [];
  for (let position = 1; position <= book.events.length; position++) {
    const record = book.events.at(position);
    if (record.correlation >= 0) types.push(book.texts.text(record.type));
  }
  return types;
}
