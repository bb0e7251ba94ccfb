import { err, ok, type Result } from '../../base/result';
import type { DataWorld } from '../../sim/data/data-world';
import type { World } from '../../sim/world';
import type { EventDetail, StreamDetail } from '../events';
import type { EventRows } from './event-rows';
import type { StreamStates } from './stream-states';

/** A longer stream than anybody looks through shows its newest events. */
const MOST_OF_STREAM = 500;

/** One event with those that belong to it. */
export function eventDetail(
  world: World,
  data: DataWorld,
  rows: EventRows,
  position: number,
): Result<EventDetail, string> {
  if (!Number.isInteger(position) || position < 1 || position > rows.length) {
    return err(`There is no event ${position} at this moment; the newest is ${rows.length}.`);
  }
  const row = rows.row(position);
  const { col } = data.book.begun.table;
  const request =
    row.saga === null
      ? null
      : {
          client: world.configuration.clients[col.client[row.saga - 1]].model.id,
          number: col.request[row.saga - 1],
        };
  return ok({ row, payload: rows.payload(position), chain: rows.chain(position), request });
}

/** What became of one thing, up to a version; its newest when none is named. */
export function streamDetail(
  rows: EventRows,
  states: StreamStates,
  stream: string,
  wanted: number | undefined,
): Result<StreamDetail, string> {
  const positions = rows.ofStream(stream);
  if (positions.length === 0) return err(`Nothing has happened to ${stream} up to this moment.`);
  const version = Math.max(0, Math.min(wanted ?? positions.length, positions.length));
  const at = (one: number): number => (one === 0 ? 0 : positions[one - 1]);
  // The earlier of the two first: the later one is then a step from it, and not all of the log once more.
  const before = version <= 1 ? null : states.rowAt(stream, at(version - 1));
  return ok({
    stream,
    service: rows.serviceAt(positions[0]),
    events: positions.slice(-MOST_OF_STREAM).map((position) => rows.row(position)),
    versions: positions.length,
    version,
    state: version === 0 ? null : states.rowAt(stream, at(version)),
    before,
    payload: version === 0 ? null : rows.payload(at(version)),
  });
}
