import { POINT_FIELD } from '../../worker/frame';
import type { PointField, PointsSource } from '../charts/points-source';

/** The place of the figure among those of a second that a source gives; no point has it. */
const PLACE = -1;

/** How many requests of the whole run were waiting for their answer when a second was over. */
export const WAITING: PointField = PLACE;

const ENDS = [
  POINT_FIELD.served,
  POINT_FIELD.fallback,
  POINT_FIELD.late,
  POINT_FIELD.rejected,
  POINT_FIELD.failed,
];

/** The seconds of a run with one more figure: all that was asked until then, less all that had ended. */
export function withWaiting(source: PointsSource): PointsSource {
  // Seconds are read in their order: each goes on from the one before, and nothing is remembered for longer.
  let last = { second: -1, waiting: 0 };
  const waitingAt = (second: number): number => {
    if (second >= source.points) return NaN;
    let { second: at, waiting } = second > last.second ? last : { second: -1, waiting: 0 };
    while (at < second) {
      at++;
      waiting += source.point(at, POINT_FIELD.asked);
      for (const end of ENDS) waiting -= source.point(at, end);
    }
    last = { second: at, waiting };
    return waiting;
  };
  return {
    get points() {
      return source.points;
    },
    get present() {
      return source.present;
    },
    point: (second, place) => (place === PLACE ? waitingAt(second) : source.point(second, place)),
    subscribe: (listener) =>
      source.subscribe(() => {
        last = { second: -1, waiting: 0 };
        listener();
      }),
  };
}
