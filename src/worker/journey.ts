import { isBefore } from '../sim/line';
import type { SliceEnd } from '../sim/run';
import type { EditedRun } from './edited-run';
import type { Moment } from './lines';
import { Travel, type Destination } from './travel';

/** The moments that a run is on its way to, one after the other. */
export class Journey {
  private ways: Destination[] = [];
  private travel: Travel | null = null;
  /** It is brought back, and answers no edit before it is there. */
  isResuming = false;

  constructor(private readonly run: EditedRun) {}

  get isUnderWay(): boolean {
    return this.travel !== null;
  }

  /** Whether what it passes on its way is worth showing. */
  get isInSight(): boolean {
    return this.travel?.isInSight === true && this.ways.length === 0 && !this.isResuming;
  }

  /** To where a run stood that is brought back; what was known of its future is to be known again. */
  resume(at: Moment): void {
    const { reach } = this.run.timeline.line;
    this.isResuming = true;
    this.ways = [{ ...at, exact: true }];
    if (isBefore(at, reach)) this.ways.unshift({ ...reach, exact: true });
    this.setOut(this.run.timeline.moment);
  }

  /** Of a line that was brought back, what was known of its future is to be known again. */
  goTo(destination: Destination, seenAt: Moment): void {
    const { reach, written } = this.run.timeline.line;
    this.ways = isBefore(written, reach) ? [{ ...reach, exact: true }, destination] : [destination];
    this.setOut(seenAt);
  }

  /** Wherever it has come to, it stays. */
  stop(): void {
    this.ways = [];
    this.travel = null;
  }

  /** Goes on by so many events; how the run ended up once it has arrived, or that something is to be done outside. */
  go(events: number): SliceEnd | undefined {
    const end = this.travel?.go(events);
    if (end === undefined || end === 'outside') return end;
    this.setOut(this.run.timeline.moment);
    return this.travel === null ? end : undefined;
  }

  private setOut(seenAt: Moment): void {
    const next = this.ways.shift();
    this.travel = next === undefined ? null : new Travel(this.run.timeline, next, seenAt);
  }
}
