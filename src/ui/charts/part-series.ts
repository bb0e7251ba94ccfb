import type { RunStore } from '../../state/run';
import type { SeriesAnswer, SeriesOf, SeriesSubject } from '../../worker/protocol';
import { presentOf, type PointsSource } from './points-source';

/** What it needs of the run; a test gives a small one. */
export interface SeriesRun {
  readonly feed: Pick<RunStore['feed'], 'frame' | 'points' | 'subscribe' | 'beat'>;
  getState(): Pick<ReturnType<RunStore['getState']>, 'layout' | 'line'>;
  subscribe(listener: () => void): () => void;
  askSeries: RunStore['askSeries'];
}

/** The time of the wall, in ms, and a way to be called later. */
export interface SeriesClock {
  now(): number;
  later(call: () => void, ms: number): void;
}

const PAGE_CLOCK: SeriesClock = {
  now: () => performance.now(),
  later: (call, ms) => void setTimeout(call, ms),
};

/** Four questions a second at most: at high speeds an answer brings many seconds at once. */
const ASK_EVERY_MS = 250;

/**
 * The seconds of one part, of its instances, or of the data of the run. Frames carry those of the whole run only, so this
 * asks the session for what is new whenever more seconds of the run are over than are known here. What it knows beyond
 * the present moment stays, as long as the run is on the same line.
 */
export class PartSeries implements PointsSource {
  points = 0;
  /** How many numbers a second has; an edit that adds instances makes them more. */
  width = 0;
  private part: SeriesSubject | null = null;
  private data = new Float64Array(0);
  private readonly listeners = new Set<() => void>();
  /** Counts what was forgotten: an answer to an older question is of no use any more. */
  private chapter = 0;
  private line: number;
  /** How many seconds were known of the run when it was heard of last, and how many were over. */
  private heard = 0;
  private heardPresent = 0;
  /** How many were over when it was asked last. */
  private askedAt = 0;
  private askedWhen = -Infinity;
  private isAsking = false;
  private isWaiting = false;

  constructor(
    private readonly run: SeriesRun,
    private readonly of: SeriesOf,
    private readonly clock = PAGE_CLOCK,
  ) {
    this.line = run.getState().line;
  }

  get present(): number {
    return Math.min(this.points, presentOf(this.run.feed));
  }

  /** Follows the run until the function it gives is called. */
  follow(): () => void {
    const heed = (): void => this.heed();
    const forgetFeed = this.run.feed.subscribe(heed);
    const forgetRun = this.run.subscribe(() => {
      const { layout, line } = this.run.getState();
      const isOther = line !== this.line;
      this.line = line;
      // A run that begins anew has no layout until its worker is ready.
      if (layout === null || isOther) this.forget();
      if (isOther) this.heed();
    });
    this.heed();
    return () => {
      forgetFeed();
      forgetRun();
      this.show(null);
    };
  }

  show(part: SeriesSubject | null): void {
    if (part?.kind === this.part?.kind && part?.id === this.part?.id) return;
    this.part = part;
    this.forget();
    this.heed();
  }

  point(second: number, place: number): number {
    const isKnown = second >= 0 && second < this.points && place < this.width;
    return isKnown ? this.data[second * this.width + place] : NaN;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private heed(): void {
    const { points } = this.run.feed;
    const over = presentOf(this.run.feed);
    if (points < this.heard) this.forget();
    this.heard = points;
    // An answer that was on its way when the run went back is of the time before.
    if (over < this.heardPresent) this.askedAt = 0;
    // Seconds that are over and not known yet show nothing new.
    if (Math.min(this.points, over) !== Math.min(this.points, this.heardPresent)) this.tell();
    this.heardPresent = over;
    if (this.part === null || this.isAsking || this.isWaiting) return;
    if (over <= Math.max(this.points, this.askedAt)) return;
    const left = this.askedWhen + ASK_EVERY_MS - this.clock.now();
    if (left <= 0) {
      void this.ask(this.part);
      return;
    }
    this.isWaiting = true;
    this.clock.later(() => {
      this.isWaiting = false;
      this.heed();
    }, left);
  }

  private async ask(part: SeriesSubject): Promise<void> {
    const { chapter } = this;
    this.isAsking = true;
    this.askedWhen = this.clock.now();
    this.askedAt = presentOf(this.run.feed);
    const from = this.points;
    const answer = await this.run.askSeries(part, this.of, from);
    this.isAsking = false;
    if (chapter === this.chapter) this.take(from, answer);
    if (chapter !== this.chapter || answer.data.length > 0) this.heed();
  }

  private take(from: number, { width, data }: SeriesAnswer): void {
    // A session that was lost answers with nothing; the next frame is a reason to ask again.
    if (data.length === 0) {
      this.askedAt = 0;
      return;
    }
    // Seconds of another width are of another set of instances: all are asked for anew.
    if (from > 0 && width !== this.width) {
      this.forget();
      return;
    }
    this.width = width;
    const end = from * width + data.length;
    if (end > this.data.length) {
      const grown = new Float64Array(end * 2);
      grown.set(this.data);
      this.data = grown;
    }
    this.data.set(data, from * width);
    this.points = end / width;
    // An answer comes between two beats: what is drawn then would cost the page a frame of its own.
    this.run.feed.beat.next(() => this.tell(), 'drawn');
  }

  private forget(): void {
    this.chapter++;
    this.askedAt = 0;
    this.heard = 0;
    this.points = 0;
    this.width = 0;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
