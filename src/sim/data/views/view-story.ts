import { BEHIND, LIVE, STOPPED } from '../../../patterns/projection/codes';
import { visibleUpTo } from '../../../patterns/projection/status';
import { VIEW_CHANGED } from '../../change-log';
import type { World } from '../../world';
import type { DataBook } from '../data-book';
import type { DataPart } from '../data-part';
import type { Build, ViewRun } from './view-runs';

interface Surroundings {
  readonly book: DataBook;
  readonly part: DataPart;
}

/** Writes down what becomes of read models: each change of a status, and how far readers see. */
export class ViewStory {
  constructor(
    private readonly world: World,
    private readonly around: Surroundings,
  ) {}

  begins(view: number, build: Build): void {
    build.toldStatus = build.state.status;
    this.tellStatus(view, build);
  }

  /** What has changed of a version since it was looked at last. */
  tell(view: number, run: ViewRun, build: Build): void {
    const { state } = build;
    if (build.toldChanges !== state.changes) {
      build.toldChanges = state.changes;
      this.tellStatus(view, build);
      this.log(view, build);
    }
    if (run.builds[run.serving] === build) this.tellProgress(view, build);
  }

  /** Readers see more than before; or less, where a crash has made a version unsure of what it had done. */
  private tellProgress(view: number, build: Build): void {
    const { book, part } = this.around;
    const visible = visibleUpTo(part.views[view].config, build.state);
    if (visible === build.toldTo) return;
    build.toldTo = visible;
    book.views.tellProgress(view, build.number, visible, this.world.now);
  }

  private tellStatus(view: number, { number, state }: Build): void {
    const { status, cause, causeAt } = state;
    this.around.book.views.tellChange(view, number, status, cause, causeAt, this.world.now);
  }

  /** In the log of the run: trouble, and the end of it. A beginning and another cause of the same trouble are neither. */
  private log(view: number, build: Build): void {
    const { status, cause, causeAt } = build.state;
    const isTrouble = status === BEHIND || status === STOPPED;
    const isOver = status === LIVE && isInTrouble(build.toldStatus);
    const isNew = status !== build.toldStatus && (isTrouble || isOver);
    if (isTrouble || status === LIVE) build.toldStatus = status;
    if (isNew) this.world.log.append(this.world.now, VIEW_CHANGED, view, status, cause, causeAt);
  }
}

function isInTrouble(status: number): boolean {
  return status === BEHIND || status === STOPPED;
}
