import { NS_PER_SECOND, type Time } from '../../base/time';
import { COMPENSATED, COMPLETED } from '../../patterns/saga/catalogue';
import type { DataWorld } from '../../sim/data/data-world';
import { missingAt } from '../../sim/data/views/view-lag';
import type { World } from '../../sim/world';
import { DATA_POINT, DATA_POINT_WIDTH } from '../frame';
import type { SeriesAnswer } from '../protocol';

/** The closed seconds of the data of a run from `from` on: what its charts of events, sagas and read models show. */
export function dataSeries({ meter }: World, data: DataWorld, from: number): SeriesAnswer {
  const seconds = meter.history.cursor;
  const first = Math.min(from, seconds);
  const told = new Float64Array((seconds - first) * DATA_POINT_WIDTH);
  const behind = lagsOf(data, first, seconds);
  for (let second = first; second < seconds; second++) {
    writeSecond(data.book, second, told, (second - first) * DATA_POINT_WIDTH);
    told[(second - first) * DATA_POINT_WIDTH + DATA_POINT.behind] = behind[second - first];
  }
  return { width: DATA_POINT_WIDTH, data: told };
}

function writeSecond(
  { events, begun, ends }: DataWorld['book'],
  second: number,
  told: Float64Array,
  at: number,
): void {
  const [start, end] = [second * NS_PER_SECOND, (second + 1) * NS_PER_SECOND];
  const begunBy = (instant: Time): number => rowsBefore(begun.table.col.time, begun.length, instant);
  const [firstEnd, lastEnd] = [start, end].map((instant) =>
    rowsBefore(ends.table.col.time, ends.length, instant),
  );
  told[at + DATA_POINT.events] = events.lengthAt(end - 1) - events.lengthAt(start - 1);
  told[at + DATA_POINT.begun] = begunBy(end) - begunBy(start);
  told[at + DATA_POINT.underWay] = begunBy(end) - lastEnd;
  for (let row = firstEnd; row < lastEnd; row++) told[at + endPlace(ends.table.col.status[row])]++;
}

function endPlace(status: number): number {
  if (status === COMPLETED) return DATA_POINT.completed;
  return status === COMPENSATED ? DATA_POINT.compensated : DATA_POINT.failed;
}

/** How many rows are of a time before an instant: they stand in the order of time. */
function rowsBefore(times: ArrayLike<Time>, length: number, instant: Time): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many events the read model that lacked most did not show, at the end of each second. */
function lagsOf({ book, part }: DataWorld, first: number, seconds: number): number[] {
  const { progress } = book.views;
  const { view, position, time } = progress.table.col;
  const shown = part.views.map(() => 0);
  const lags: number[] = [];
  let row = 0;
  for (let second = 0; second < seconds; second++) {
    const last = (second + 1) * NS_PER_SECOND - 1;
    for (; row < progress.length && time[row] <= last; row++) shown[view[row]] = position[row];
    if (second < first) continue;
    lags.push(Math.max(0, ...part.views.map((one, index) => missingAt(book, one, shown[index], last))));
  }
  return lags;
}
