import { err, ok, type Result } from '../../base/result';
import { STATUSES } from '../../patterns/projection/codes';
import { visibleUpTo } from '../../patterns/projection/status';
import { viewCauseText } from '../../sim/data/views/view-change-words';
import { VIEW_WORDS, type ViewSight } from '../../sim/data/views/views';
import type { DataWorld } from '../../sim/data/data-world';
import type { World } from '../../sim/world';
import { listRows } from '../../domain/read-shop';
import type { EventRow } from '../events';
import type { ReadModelDetail, StaleRead } from '../read-models';
import type { EventRows } from './event-rows';
import type { ReadModelRows } from './read-model-rows';

/** Of many the newest. */
const MOST_LISTED = 50;

/** One read model beside what it is made of. */
export function readModelDetail(
  world: World,
  data: DataWorld,
  rows: ReadModelRows,
  events: EventRows,
  id: string,
): Result<ReadModelDetail, string> {
  const view = rows.placeOf(id);
  const sight = view < 0 ? null : data.views.sight(view);
  if (sight === null) return err(`There is no read model “${id}” at this moment.`);
  const { part, serving } = sight;
  const { state } = serving;
  const explanation = data.views.explain(view);
  const length = data.book.events.length;
  const head = data.book.services.lastUpTo(part.service, length);
  const rowAt = (position: number): EventRow | null => (position > 0 ? events.row(position) : null);
  return ok({
    row: rows.row(view, sight),
    sentence: explanation?.sentence ?? '',
    write: {
      service: part.service,
      events: data.book.services.count(part.service, 0, length),
      head,
      newest: rowAt(head),
      rows: writtenRows(data, sight),
    },
    facts: factsOf(sight),
    parked: Array.from(state.parkedPositions.subarray(0, state.parkedCount), (at) => events.row(at)),
    handling: rowAt(state.stopped === 1 ? state.causeAt : state.handling),
    changes: changesOf(data, rows, view),
    staleReads: rows
      .staleOf(view)
      .slice(-MOST_LISTED)
      .reverse()
      .map((row) => staleRead(world, data, row)),
    can: VIEW_WORDS.filter((said) => data.mayTellView(id, said)),
  });
}

function writtenRows({ shop }: DataWorld, { part }: ViewSight): number {
  const listed = listRows(shop, part.service, { limit: 1 });
  return listed.ok ? listed.value.total : 0;
}

function factsOf({ part, serving: { state } }: ViewSight): ReadModelDetail['facts'] {
  const counts: readonly (readonly [string, number])[] = [
    ['Events handled', state.handled],
    ['Tried again', state.retried],
    ['Skipped', state.skipped],
    ['Parked so far', state.parked],
    ['Parked events that worked later', state.replayed],
    ['Saves', state.saves],
    ['Reads of the log', state.reads],
    ['Crashes', state.crashes],
    ['To be handled again after a crash', state.position - state.checkpoint],
  ];
  const { checkpoint } = part.model.settings;
  return [
    {
      label: 'Checkpoint',
      value: checkpoint === 'together' ? 'with the documents' : 'apart from the documents',
    },
    { label: 'Shows up to', value: String(visibleUpTo(part.config, state)) },
    ...counts.map(([label, value]) => ({ label, value: String(value) })),
  ];
}

/** What was said of it, and what became of it. Of the same moment, what was said came first. */
function changesOf(data: DataWorld, rows: ReadModelRows, view: number): ReadModelDetail['changes'] {
  const became = rows.changesOf(view).map((row) => changeOf(data, row));
  const all = [...rows.toldOf(view), ...became].sort((a, b) => a.time - b.time);
  return all.slice(-MOST_LISTED).reverse();
}

function changeOf({ book }: DataWorld, row: number): ReadModelDetail['changes'][number] {
  const { status, cause, about, build, time } = book.views.changes.table.col;
  const why = viewCauseText(status[row], cause[row], about[row]);
  const which = build[row] === 0 ? '' : `, version ${build[row] + 1}`;
  const word = STATUSES[status[row]];
  const text = `${word.charAt(0).toUpperCase()}${word.slice(1)}${which}${why === '' ? '' : `: ${why}`}`;
  return { time: time[row], text };
}

function staleRead({ configuration }: World, { book }: DataWorld, row: number): StaleRead {
  const { client, request, wanted, shown, time } = book.views.stale.table.col;
  return {
    time: time[row],
    request: { client: configuration.clients[client[row]].model.id, number: request[row] },
    wanted: wanted[row],
    shown: shown[row],
  };
}
