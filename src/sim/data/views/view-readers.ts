import { OK, UNAVAILABLE } from '../../../base/outcome';
import { NEVER } from '../../../base/time';
import { valueOf } from '../../../domain/rows/text-map';
import { isParked } from '../../../patterns/projection/parked';
import { visibleUpTo } from '../../../patterns/projection/status';
import {
  WAITING,
  SHOWS,
  NOBODY,
  adaptWaiting,
  awaitPosition,
  nextDeadline,
  nextExpired,
  nextShown,
  turnAway,
  withdraw,
} from '../../../patterns/projection/waiting-list';
import { processOver } from '../../plans';
import { PROCESS } from '../../tables';
import type { World } from '../../world';
import { GOES_ON, OF_VIEW, WAITS } from '../process-host';
import type { ViewPart } from '../process-part';
import type { ViewSurroundings } from './view-asks';
import { EVENTS_EACH } from './view-host';
import type { ViewRun } from './view-runs';

/** The place of the event of readers among those of a read model. */
export const OF_READERS = 2;

/** The requests that are answered of read models: whether they wait until they see what their user wrote before. */
export class ViewReaders {
  constructor(
    private readonly world: World,
    private readonly around: ViewSurroundings,
  ) {}

  /** A request that has come to where it is answered: it waits, or goes on at once. */
  reads(view: number, run: ViewRun, job: number): number {
    const { model, config } = this.partOf(view);
    const wanted = this.ownWrite(view, job);
    if (model.reads === 'at-once') {
      this.answer(view, run, job);
      return GOES_ON;
    }
    const told = awaitPosition(config, run.waiting, wanted, this.visible(view, run), job, this.world.now);
    if (told === WAITING) {
      this.arm(view, run);
      return WAITS;
    }
    if (told === SHOWS || model.tooLong === 'answer') {
      this.answer(view, run, job);
      return GOES_ON;
    }
    // Whoever finds no place hears at once what it would hear after the longest wait.
    this.world.jobs.col.outcome[job] = UNAVAILABLE;
    return GOES_ON;
  }

  /** Whoever waited for what shows now goes on. */
  grown(view: number, run: ViewRun): void {
    if (run.waiting.count === 0) return;
    const next = (): number => nextShown(run.waiting, this.visible(view, run));
    for (let job = next(); job !== NOBODY; job = next()) {
      this.answer(view, run, job, true);
      processOver(this.world, job, OK);
    }
    this.arm(view, run);
  }

  /** Whoever has waited for as long as it may. */
  due(view: number, run: ViewRun): void {
    run.readersEvent = -1;
    run.readersDue = NEVER;
    const next = (): number => nextExpired(run.waiting, this.world.now);
    for (let job = next(); job !== NOBODY; job = next()) this.tooLong(view, run, job);
    this.arm(view, run);
  }

  /** Nobody waits for the answer any more. */
  left(view: number, run: ViewRun, job: number): void {
    if (run.waiting.count > 0 && withdraw(run.waiting, job)) this.arm(view, run);
  }

  /** By other settings there may be fewer places. */
  adapt(view: number, run: ViewRun): void {
    const { config } = this.partOf(view);
    const next = (): number => turnAway(config, run.waiting);
    for (let job = next(); job !== NOBODY; job = next()) this.tooLong(view, run, job);
    adaptWaiting(config, run.waiting);
    this.arm(view, run);
  }

  /** The read model is no more, so there is nothing to wait for. */
  close(view: number, run: ViewRun): void {
    const config = { ...this.partOf(view).config, maxWaiters: 0 };
    const next = (): number => turnAway(config, run.waiting);
    for (let job = next(); job !== NOBODY; job = next()) processOver(this.world, job, OK);
    this.arm(view, run);
  }

  private tooLong(view: number, run: ViewRun, job: number): void {
    const isAnswered = this.partOf(view).model.tooLong === 'answer';
    if (isAnswered) this.answer(view, run, job);
    processOver(this.world, job, isAnswered ? OK : UNAVAILABLE);
  }

  /**
   * Gets what is there; that somebody does not see what they wrote themselves is written down. Whoever has waited for it
   * sees what they had written when they came; what they wrote meanwhile is another matter.
   */
  private answer(view: number, run: ViewRun, job: number, hasWaited = false): void {
    const { world, around } = this;
    const wanted = this.ownWrite(view, job);
    const shown = this.visible(view, run);
    const serving = run.builds[run.serving];
    const isMissing =
      (wanted > shown && !hasWaited) ||
      (serving !== null && isParked(this.partOf(view).config, serving.state, wanted));
    if (!isMissing) return;
    const { client, number } = world.requests.col;
    const request = world.attempts.col.request[world.jobs.col.attempt[job]];
    const who = { client: client[request], request: number[request] };
    around.book.views.tellStale(view, who, wanted, shown, world.now);
  }

  /** The position of the newest event of the service that the user of a request has brought about; 0 for none. */
  private ownWrite(view: number, job: number): number {
    const { world, around } = this;
    const request = world.attempts.col.request[world.jobs.col.attempt[job]];
    const { service } = this.partOf(view);
    return valueOf(around.ledger.wrote, `${service}/${world.requests.col.user[request]}`) ?? 0;
  }

  private visible(view: number, run: ViewRun): number {
    const serving = run.builds[run.serving];
    return serving === null ? 0 : visibleUpTo(this.partOf(view).config, serving.state);
  }

  private arm(view: number, run: ViewRun): void {
    const due = nextDeadline(run.waiting);
    if (run.readersDue === due) return;
    if (run.readersEvent >= 0) this.world.heap.cancel(run.readersEvent);
    run.readersEvent = -1;
    run.readersDue = due;
    if (due === NEVER) return;
    const at = Math.max(due, this.world.now);
    run.readersEvent = this.world.heap.push(at, PROCESS, view * EVENTS_EACH + OF_READERS, OF_VIEW);
  }

  private partOf(view: number): ViewPart {
    return this.around.part.views[view];
  }
}
