import { canonicalJson } from '../../base/json';
import { hashText } from '../../base/hash-text';
import type { RowLog } from '../../base/row-log';
import type { Schema } from '../../base/table';
import type { EventRecord } from '../../patterns/event-store/event-log';
import type { World } from '../world';
import { DataWorld } from './data-world';

/** So many of the newest rows of each list are compared one by one. */
const NEWEST = 6;

/** All that can be told of the data of a run at its present moment; null where no part has kept any. */
export interface DataDigest {
  /** A hash of all documents. */
  readonly documents: number;
  readonly lengths: readonly number[];
  readonly events: readonly EventRecord[];
  readonly rows: readonly (readonly number[])[];
  /** What goes on: where each saga stands, and who waits for it. */
  readonly sagas: readonly (readonly number[])[];
  /** And where each command of a writer does. */
  readonly commands: readonly (readonly number[])[];
  /** And how far each version of a read model is, with a hash of what it shows. */
  readonly views: readonly (readonly number[])[];
}

export function dataDigest({ data }: World): DataDigest | null {
  if (data === null) return null;
  if (!(data instanceof DataWorld)) throw new Error('The data of this world are kept by somebody else');
  const { book, shop, sagas, writers, deeds, views } = data;
  const { events, texts, begun, ends, entries, faults } = book;
  const first = Math.max(1, events.length - NEWEST + 1);
  return {
    documents: hashText(canonicalJson(shop), 0),
    lengths: [events, texts, begun, ends, entries, faults, ...book.writes.logs, ...book.views.logs]
      .map(({ length }) => length)
      .concat(deeds.table.live),
    events: Array.from({ length: events.length - first + 1 }, (_, k) => events.at(first + k)),
    rows: [
      ...newest(begun),
      ...newest(ends),
      ...newest(entries),
      ...newest(faults),
      ...[...book.writes.logs, ...book.views.logs].flatMap((log) => newest<Schema>(log)),
    ],
    views: data.part.views.flatMap((_, view) => {
      const sight = views.sight(view);
      if (sight === null) return [];
      const { serving, building, waiting, instance } = sight;
      const builds = building === null ? [serving] : [serving, building];
      return builds.map(({ number, state, documents }) => {
        const { position, checkpoint, status, turn } = state;
        const shown = hashText(canonicalJson(documents), 0);
        return [number, instance, waiting.count, position, checkpoint, status, turn, shown];
      });
    }),
    sagas: sagas.rows.numbers.map((saga) => {
      const row = sagas.rows.rowOf(saga) ?? -1;
      const { status, phases, attempts, due } = sagas.rows.live(row);
      const { instance, isDown } = sagas.rows.table.col;
      return [
        saga,
        status,
        instance[row],
        isDown[row],
        sagas.host.waiters.first(saga),
        ...phases,
        ...attempts,
        ...due,
      ];
    }),
    commands: writers.host.rows.numbers.map((command) => {
      const row = writers.host.rows.rowOf(command) ?? -1;
      const { wants, turn, version, conflicts, wakeAt } = writers.host.rows.state(row);
      const { instance, job, reply } = writers.host.rows.table.col;
      return [command, instance[row], job[row], reply[row], wants, turn, version, conflicts, wakeAt];
    }),
  };
}

function newest<S extends Schema>({ table, length }: RowLog<S>): number[][] {
  const columns = Object.values(table.col);
  const from = Math.max(0, length - NEWEST);
  return Array.from({ length: length - from }, (_, k) => columns.map((column) => column[from + k]));
}
