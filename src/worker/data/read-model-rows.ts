import { NS_PER_SECOND } from '../../base/time';
import { LIVE, STOPPED, BEHIND, REBUILDING } from '../../patterns/projection/codes';
import type { ProjectionState } from '../../patterns/projection/state';
import { visibleUpTo } from '../../patterns/projection/status';
import { capital } from '../../patterns/saga/words';
import { namesOf } from '../../scenario/names';
import type { Scenario } from '../../scenario/format';
import { VIEW_TOLD } from '../../sim/change-log';
import type { NameOf } from '../../sim/change-words';
import type { DataWorld } from '../../sim/data/data-world';
import type { ViewPart } from '../../sim/data/process-part';
import type { ViewSight } from '../../sim/data/views/views';
import { ageOfLag, lagOf, missingAt } from '../../sim/data/views/view-lag';
import { viewCauseText, viewChangeText } from '../../sim/data/views/view-change-words';
import { viewPage } from '../../domain/views/ask-view';
import type { World } from '../../sim/world';
import type { LagPoint, ReadModelDetail, ReadModelPage, ReadModelRow, ReadModelStatus } from '../read-models';

/** More points than this nobody can tell apart in a row. */
const MOST_POINTS = 240;

const STATUS_NAMES: Readonly<Record<number, ReadModelStatus>> = {
  [LIVE]: 'live',
  [BEHIND]: 'behind',
  [STOPPED]: 'stopped',
  [REBUILDING]: 'rebuilding',
};

/** The read models of a run as they are at the present moment. */
export class ReadModelRows {
  private readonly nameOf: NameOf;

  constructor(
    private readonly world: World,
    private readonly data: DataWorld,
    scenario: Scenario,
  ) {
    this.nameOf = namesOf(scenario);
  }

  page(): ReadModelPage {
    const rows = this.data.part.views.flatMap((_, view) => {
      const sight = this.data.views.sight(view);
      return sight === null ? [] : [this.row(view, sight)];
    });
    return { rows };
  }

  /** The place of a read model, by its id; -1 where there is none. */
  placeOf(id: string): number {
    return this.data.views.placeOf(id);
  }

  row(view: number, { part, serving, building, waiting }: ViewSight): ReadModelRow {
    const { world, data } = this;
    const { state } = serving;
    const { id, node, shows, source } = part.model;
    return {
      id,
      name: this.nameOf('view', id),
      node: this.nameOf('node', node),
      source: this.nameOf('node', this.sourceNode(source)),
      shows,
      ...this.standing(part, state, building !== null),
      lagEvents: lagOf(data.book, part, state),
      lagNs: ageOfLag(data.book, part, state, world.now),
      shownTo: visibleUpTo(part.config, state),
      checkpoint: state.checkpoint,
      documents: viewPage(serving.documents, { limit: 1 }).total,
      parked: state.parkedCount,
      waiting: waiting.count,
      stale: this.staleOf(view).length,
      lag: this.lagPoints(view),
      rebuild: building && {
        shownTo: data.book.services.count(part.service, 0, visibleUpTo(part.config, building.state)),
        of: data.book.services.count(part.service, 0, data.book.events.length),
      },
    };
  }

  /** One that has not looked for long thinks that it shows everything, and is behind all the same. */
  private standing(
    part: ViewPart,
    state: ProjectionState,
    isRebuilding: boolean,
  ): Pick<ReadModelRow, 'status' | 'cause'> {
    const { status, cause, causeAt } = state;
    if (isRebuilding && status !== STOPPED) return { status: 'rebuilding', cause: '' };
    if (status === LIVE && this.data.views.isInTrouble(part, state)) {
      return { status: 'behind', cause: 'it has not looked for new events' };
    }
    return { status: STATUS_NAMES[status] ?? 'catching-up', cause: viewCauseText(status, cause, causeAt) };
  }

  /** The rows of stale reads of a read model, in their order. */
  staleOf(view: number): number[] {
    const { stale } = this.data.book.views;
    return rowsOf(stale.length, stale.table.col.view, view);
  }

  /** The rows of what became of it, in their order. */
  changesOf(view: number): number[] {
    const { changes } = this.data.book.views;
    return rowsOf(changes.length, changes.table.col.view, view);
  }

  /** What operators have said of it, in their order. Its name stands above that. */
  toldOf(view: number): ReadModelDetail['changes'] {
    const { world, nameOf } = this;
    const { model } = this.data.part.views[view];
    const told = world.log.past().filter(({ code, subject }) => code === VIEW_TOLD && subject === view);
    return told.map((row) => {
      const text = viewChangeText(world.configuration, row, nameOf).replace(/\.$/, '');
      return { time: row.time, text: capital(text.slice(`${nameOf('view', model.id)}: `.length)) };
    });
  }

  /** How many events were missing over the run: at each moment at which readers came to see more, and in between. */
  private lagPoints(view: number): readonly LagPoint[] {
    const { world, data } = this;
    const { progress } = data.book.views;
    const { position, time } = progress.table.col;
    const rows = rowsOf(progress.length, progress.table.col.view, view);
    const step = Math.max(NS_PER_SECOND / 10, Math.ceil(world.now / MOST_POINTS));
    const points: LagPoint[] = [];
    let row = 0;
    let shown = 0;
    for (let at = 0; at <= world.now; at += step) {
      while (row < rows.length && time[rows[row]] <= at) shown = position[rows[row++]];
      points.push({ time: at, events: this.missing(view, shown, at) });
    }
    while (row < rows.length) shown = position[rows[row++]];
    points.push({ time: world.now, events: this.missing(view, shown, world.now) });
    return points.filter(
      ({ events }, at) =>
        at === 0 ||
        at === points.length - 1 ||
        events !== points[at - 1].events ||
        events !== points[at + 1].events,
    );
  }

  private missing(view: number, shown: number, at: number): number {
    const { book, part } = this.data;
    return missingAt(book, part.views[view], shown, at);
  }

  private sourceNode(edge: string): string {
    const { nodes, edges } = this.world.configuration;
    const part = edges.find(({ model }) => model.id === edge);
    return part === undefined ? edge : nodes[part.to].model.id;
  }
}

/** Which of the rows are of a read model. */
function rowsOf(length: number, views: ArrayLike<number>, view: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (views[row] === view) rows.push(row);
  return rows;
}
