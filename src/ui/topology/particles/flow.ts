import { EDGE_FIELD, type FrameView } from '../../../worker/frame';
import { MARK, type MarkCode, type MarkPool } from './pool';
import { chooseSampling } from './sampling-choice';

/** The running total that each kind of mark counts. */
const SOURCES = [
  { mark: MARK.ask, field: EDGE_FIELD.sent },
  { mark: MARK.served, field: EDGE_FIELD.ok },
  { mark: MARK.fallback, field: EDGE_FIELD.fallback },
  { mark: MARK.failed, field: EDGE_FIELD.failed },
  { mark: MARK.refused, field: EDGE_FIELD.refused },
  { mark: MARK.late, field: EDGE_FIELD.late },
  { mark: MARK.lost, field: EDGE_FIELD.lost },
  { mark: MARK.rejected, field: EDGE_FIELD.rejected },
] as const;
/** Those of which a frame knows how many there are a second. */
const RATES = [
  { mark: MARK.ask, field: EDGE_FIELD.sentRate },
  { mark: MARK.served, field: EDGE_FIELD.okRate },
  { mark: MARK.fallback, field: EDGE_FIELD.fallbackRate },
  { mark: MARK.failed, field: EDGE_FIELD.failedRate },
  { mark: MARK.rejected, field: EDGE_FIELD.rejectedRate },
] as const;
const WIDTH = SOURCES.length;
const REJECTED = WIDTH - 1;

/** Rates are smoothed over so many seconds before the sampling follows them. */
const SMOOTHING = 0.6;
/** The part of the way over which the marks of a single step are spread. */
const STEP_SPAN = 0.5;

/**
 * Turns the running totals of frames into marks: each stands for exactly so many calls as the sampling says, what is
 * left over counts towards the next one.
 */
export class ParticleFlow {
  sampling = 1;
  private edges: readonly string[] = [];
  private totals = new Float64Array(0);
  private carried = new Float64Array(0);
  /** Asks and answers a second of each edge. */
  private lanes = new Float64Array(0);
  private started = false;

  constructor(
    private readonly pool: MarkPool,
    private readonly gateOf: (edge: number) => number,
  ) {}

  /** Takes up a frame of a run that plays, `elapsed` seconds of the wall clock after the one before. */
  take(frame: FrameView, elapsed: number, travel: number): void {
    if (!this.continues(frame)) {
      this.show(frame, travel);
      return;
    }
    if (elapsed > 0) this.measure(frame, elapsed, travel);
    this.count(frame, elapsed, travel);
  }

  /** Takes up a frame after a single step, however much has happened in it: its marks stand along half the way. */
  step(frame: FrameView, travel: number): void {
    if (!this.continues(frame)) {
      this.show(frame, travel);
      return;
    }
    const { total, busiest } = this.newsOf(frame);
    if (total === 0) return;
    const before = this.sampling;
    this.resample(chooseSampling(before, { total, busiest, travel: 1 }));
    // What is under way stood for something else, and nothing is there to tell it apart.
    if (this.sampling !== before) this.pool.clear();
    this.count(frame, STEP_SPAN * travel, travel);
  }

  /** The picture of a moment that does not follow from the one before: as many marks are under way as its rates say. */
  show(frame: FrameView, travel: number): void {
    this.begin(frame);
    let total = 0;
    let busiest = 0;
    const edges = frame.layout.edges.map((_, edge) => RATES.map(({ field }) => frame.edge(edge, field)));
    for (const rate of edges.flat()) {
      total += rate;
      busiest = Math.max(busiest, rate);
    }
    this.resample(chooseSampling(this.sampling, { total, busiest, travel }));
    edges.forEach((rates, edge) =>
      rates.forEach((rate, source) => {
        const marks = Math.floor((rate * travel) / this.sampling);
        if (marks > 0) this.send(edge, RATES[source].mark, marks, travel, travel);
      }),
    );
  }

  /** Makes marks of what is new, as if it had come evenly over so many seconds. */
  count(frame: FrameView, seconds: number, travel: number): void {
    for (let edge = 0; edge < this.edges.length; edge++) {
      for (let source = 0; source < WIDTH; source++) {
        const at = edge * WIDTH + source;
        const news = this.news(frame, edge, source);
        this.carried[at] += news;
        this.totals[at] += news;
        const marks = Math.floor(this.carried[at] / this.sampling);
        if (marks === 0) continue;
        this.carried[at] -= marks * this.sampling;
        this.send(edge, SOURCES[source].mark, marks, seconds, travel);
      }
    }
  }

  /** Another run, or the same one from the start: what is under way belongs to neither. */
  private continues(frame: FrameView): boolean {
    const { edges } = frame.layout;
    if (!this.started || edges.length !== this.edges.length) return false;
    for (let edge = 0; edge < edges.length; edge++) {
      if (edges[edge] !== this.edges[edge]) return false;
      if (frame.edge(edge, EDGE_FIELD.sent) < this.totals[edge * WIDTH]) return false;
      if (frame.edge(edge, EDGE_FIELD.rejected) < this.totals[edge * WIDTH + REJECTED]) return false;
    }
    return true;
  }

  private begin(frame: FrameView): void {
    const { edges } = frame.layout;
    this.started = true;
    this.edges = edges;
    this.totals = new Float64Array(edges.length * WIDTH);
    this.carried = new Float64Array(edges.length * WIDTH);
    this.lanes = new Float64Array(edges.length * 2);
    this.pool.clear();
    for (let edge = 0; edge < edges.length; edge++) {
      SOURCES.forEach(({ field }, source) => {
        this.totals[edge * WIDTH + source] = frame.edge(edge, field);
      });
    }
  }

  private measure(frame: FrameView, elapsed: number, travel: number): void {
    const weight = 1 - Math.exp(-elapsed / SMOOTHING);
    let total = 0;
    let busiest = 0;
    for (let edge = 0; edge < this.edges.length; edge++) {
      const rejected = this.news(frame, edge, REJECTED);
      let answers = rejected;
      for (let source = 1; source < REJECTED; source++) answers += this.news(frame, edge, source);
      const asks = this.follow(edge * 2, (this.news(frame, edge, 0) + rejected) / elapsed, weight);
      const back = this.follow(edge * 2 + 1, answers / elapsed, weight);
      total += asks + back;
      busiest = Math.max(busiest, asks, back);
    }
    this.resample(chooseSampling(this.sampling, { total, busiest, travel }));
  }

  private newsOf(frame: FrameView): { total: number; busiest: number } {
    let total = 0;
    let busiest = 0;
    for (let edge = 0; edge < this.edges.length; edge++) {
      for (let source = 0; source < WIDTH; source++) {
        const news = this.news(frame, edge, source);
        total += news;
        busiest = Math.max(busiest, news);
      }
    }
    return { total, busiest };
  }

  private news(frame: FrameView, edge: number, source: number): number {
    return frame.edge(edge, SOURCES[source].field) - this.totals[edge * WIDTH + source];
  }

  private follow(lane: number, rate: number, weight: number): number {
    this.lanes[lane] += (rate - this.lanes[lane]) * weight;
    return this.lanes[lane];
  }

  /** What was carried over stays the same share of a mark. */
  private resample(sampling: number): void {
    if (sampling === this.sampling) return;
    const scale = sampling / this.sampling;
    for (let at = 0; at < this.carried.length; at++) this.carried[at] *= scale;
    this.sampling = sampling;
  }

  private send(edge: number, mark: MarkCode, marks: number, seconds: number, travel: number): void {
    // Those that would have arrived by now are not shown: they would all have to be in one place.
    const shown = Math.min(marks, this.pool.capacity);
    for (let index = 0; index < shown; index++) {
      const added = this.pool.add(edge, mark);
      if (added < 0) return;
      this.pool.move(added, (index / shown) * seconds, travel, this.gateOf);
    }
  }
}
