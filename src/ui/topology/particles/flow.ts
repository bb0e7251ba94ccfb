import { EDGE_FIELD, type FrameView } from '../../../worker/frame';
import { MARK, type MarkCode, type MarkPool } from './pool';
import { chooseSampling } from './sampling-choice';

/** The running total that each kind of mark counts. */
const SOURCES = [
  { mark: MARK.ask, field: EDGE_FIELD.sent },
  { mark: MARK.served, field: EDGE_FIELD.ok },
  { mark: MARK.failed, field: EDGE_FIELD.failed },
  { mark: MARK.refused, field: EDGE_FIELD.refused },
  { mark: MARK.late, field: EDGE_FIELD.late },
  { mark: MARK.rejected, field: EDGE_FIELD.rejected },
] as const;
const WIDTH = SOURCES.length;
const REJECTED = WIDTH - 1;

/** Rates are smoothed over so many seconds before the sampling follows them. */
const SMOOTHING = 0.6;

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

  /** Takes up a frame that came `elapsed` seconds of the wall clock after the one before. */
  take(frame: FrameView, elapsed: number, travel: number): void {
    if (!this.continues(frame)) {
      this.begin(frame);
      return;
    }
    this.measure(frame, elapsed, travel);
    for (let edge = 0; edge < this.edges.length; edge++) {
      for (let source = 0; source < WIDTH; source++) {
        const at = edge * WIDTH + source;
        const news = this.news(frame, edge, source);
        this.carried[at] += news;
        this.totals[at] += news;
        const marks = Math.floor(this.carried[at] / this.sampling);
        if (marks === 0) continue;
        this.carried[at] -= marks * this.sampling;
        this.send(edge, SOURCES[source].mark, marks, elapsed, travel);
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
    if (!(elapsed > 0)) return;
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

  /** Marks of one frame set off one after another, as if their calls had come evenly since the frame before. */
  private send(edge: number, mark: MarkCode, marks: number, elapsed: number, travel: number): void {
    // Those that would have arrived by now are not shown: they would all have to be in one place.
    const shown = Math.min(marks, this.pool.capacity);
    for (let index = 0; index < shown; index++) {
      const added = this.pool.add(edge, mark);
      if (added < 0) return;
      this.pool.move(added, ((index + 0.5) / shown) * elapsed, travel, this.gateOf);
    }
  }
}
