import { HEAD, RETRY_FIELD, WAIT_FIELD, type FrameView } from '../../../worker/frame';
import { frameRows, layerKey } from '../frame-rows';

/** So many pies are drawn for one edge; further ones are a figure. */
export const MOST_PIES = 5;

/** What waits on one edge: how many, how much of each wait is over, and the try that comes next. */
export interface EdgeWaits {
  count: number;
  readonly shares: number[];
  attempt: number;
}

interface Seen {
  /** When it was first seen; how long it still had to wait then is what fills the pie. */
  readonly at: number;
  readonly due: number;
  frame: number;
}

/**
 * The waiting retries of a frame by edge. A frame only says when a wait ends, so how long it was is remembered from
 * when it was first seen.
 */
export class WaitBoard {
  private readonly edges = new Map<string, EdgeWaits>();
  private readonly seen = new Map<number, Seen>();
  private frames = 0;
  private taken: FrameView | null = null;

  /** Null when nothing waits on the edge. */
  of(edge: string): EdgeWaits | null {
    const waits = this.edges.get(edge);
    return waits === undefined || waits.count === 0 ? null : waits;
  }

  /** Each edge asks for it, and the first one does the work. */
  take(frame: FrameView): void {
    if (frame === this.taken) return;
    this.taken = frame;
    const waiting = frame.head(HEAD.waiting);
    if (waiting === 0 && this.seen.size === 0) return;
    this.frames++;
    const now = frame.head(HEAD.time);
    for (const waits of this.edges.values()) {
      waits.count = 0;
      waits.shares.length = 0;
    }
    for (let index = 0; index < waiting; index++) this.note(frame, index, now);
    for (const [key, { frame: last }] of this.seen) {
      if (last !== this.frames) this.seen.delete(key);
    }
    this.countAll(frame);
  }

  private note(frame: FrameView, index: number, now: number): void {
    const edge: string | undefined = frame.layout.edges[frame.waiting(index, WAIT_FIELD.edge)];
    if (edge === undefined) return;
    const key = frame.waiting(index, WAIT_FIELD.key);
    const due = frame.waiting(index, WAIT_FIELD.due);
    const share = this.shareOver(key, due, now);
    let waits = this.edges.get(edge);
    if (waits === undefined) {
      waits = { count: 0, shares: [], attempt: 0 };
      this.edges.set(edge, waits);
    }
    waits.count++;
    // The highest one is said: it is nearest to giving up.
    const attempt = frame.waiting(index, WAIT_FIELD.attempt);
    waits.attempt = waits.count === 1 ? attempt : Math.max(waits.attempt, attempt);
    if (waits.shares.length < MOST_PIES) waits.shares.push(share);
  }

  private shareOver(key: number, due: number, now: number): number {
    let seen = this.seen.get(key);
    // A key comes again for a later wait of the same call.
    if (seen === undefined || seen.due !== due || seen.at > now) {
      seen = { at: now, due, frame: this.frames };
      this.seen.set(key, seen);
    }
    seen.frame = this.frames;
    const length = due - seen.at;
    return length > 0 ? Math.max(0, Math.min(1, (now - seen.at) / length)) : 1;
  }

  /** A frame carries some of the waits only; how many there are stands in the rows of the retry layers. */
  private countAll(frame: FrameView): void {
    const rows = frameRows(frame.layout);
    for (const { edge, layer, kind } of frame.layout.layers) {
      const waits = kind === 'retry' ? this.edges.get(edge) : undefined;
      const row = rows.layers.get(layerKey(edge, layer));
      if (waits === undefined || row === undefined || waits.count === 0) continue;
      waits.count = Math.max(waits.count, frame.layer(row, RETRY_FIELD.waiting));
    }
  }
}
