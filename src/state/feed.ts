import { BREAKER_CHANGED } from '../sim/change-log';
import {
  BREAKER_CONTROL,
  CHANGE_FIELD,
  HEAD,
  POINT_FIELD,
  POINT_WIDTH,
  type FrameLayout,
  type FrameView,
} from '../worker/frame';
import type { Beat } from './beat';
import { InstanceLanes } from './instance-lanes';
import { runAll } from './run-all';

/** A stretch of time in which a breaker was in one mode; the last one of a lane is still open (`to` is NaN). */
export interface LaneSpan {
  readonly mode: number;
  readonly from: number;
  to: number;
  /** How it was held by hand, one of BREAKER_CONTROL; without it it decided by itself. */
  readonly held?: number;
}

/** A lane keeps at most so many spans; older ones are forgotten, and the lane says from when on it knows. */
const LANE_LIMIT = 5000;

/**
 * The newest frame, and what the page gathers from frames: the points of the charts and the lanes of the breakers.
 * Frames are taken up when they come and drawn when the browser draws: what moves is told once an animation frame at
 * most, and what only changes at the next beat.
 */
export class FrameFeed {
  frame: FrameView | null = null;
  /** Counts up with every frame taken. */
  version = 0;
  points = 0;
  changes = 0;
  private series = new Float64Array(256 * POINT_WIDTH);
  /** How instances of nodes came and went, as far as that is known. */
  readonly instances = new InstanceLanes();
  private lanes = new Map<string, LaneSpan[]>();
  private readonly movers = new Set<() => void>();
  private readonly listeners = new Set<() => void>();
  private movesSoon = false;
  private tellsSoon = false;

  /** `nextFrame` is requestAnimationFrame on a page. Without a beat of its own every frame is one. */
  constructor(
    private readonly nextFrame: (draw: () => void) => void,
    readonly beat: Beat = { next: nextFrame, giveWay: () => undefined, stretch: 1 },
  ) {}

  /** Called at a beat after new frames came: for whatever changes text or shapes of the page. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Called in the animation frame after new frames came: for what moves in a layer of its own, and for what cannot wait
   * for the next beat.
   */
  subscribeMoving(mover: () => void): () => void {
    this.movers.add(mover);
    return () => void this.movers.delete(mover);
  }

  take(frame: FrameView): void {
    if (frame.layout !== this.frame?.layout) this.beginLanes(frame.layout);
    this.frame = frame;
    this.version++;
    this.takePoints(frame);
    this.takeChanges(frame);
    this.announce();
  }

  /** Another run begins: nothing of the old one stays. */
  clear(): void {
    this.frame = null;
    this.gatherAnew();
    this.announce();
  }

  /** The same run is told once more from its beginning. Until its first frame comes, the last one known stays. */
  gatherAnew(): void {
    this.version++;
    this.points = 0;
    this.changes = 0;
    this.lanes = new Map();
    this.instances.forget();
    if (this.frame !== null) this.beginLanes(this.frame.layout);
  }

  /**
   * The run stands where another layout is in force, or on another line, which has so many of the points in common (null:
   * all of them). The lanes are told anew.
   */
  moveTo(keptPoints: number | null): void {
    this.version++;
    this.points = Math.min(this.points, keptPoints ?? Infinity);
    this.changes = 0;
    this.lanes = new Map();
    this.instances.forget();
  }

  /** A value of the point of second `index`, by its place in POINT_FIELD; NaN when it is not known. */
  point(index: number, place: number): number {
    return index < this.points ? this.series[index * POINT_WIDTH + place] : NaN;
  }

  /** The modes of a breaker so far, oldest first. A breaker begins closed, unless it is held open by hand. */
  lane(edge: string, layer: string): readonly LaneSpan[] {
    return this.lanes.get(laneKey(edge, layer)) ?? [];
  }

  private takePoints(frame: FrameView): void {
    const first = frame.head(HEAD.firstPoint);
    const total = frame.head(HEAD.points);
    // A frame that was on its way when the run moved tells of another line.
    if (first > this.points) return;
    if (total * POINT_WIDTH > this.series.length) {
      const grown = new Float64Array(total * POINT_WIDTH * 2);
      grown.set(this.series);
      this.series = grown;
    }
    for (let index = 0; index < frame.newPoints; index++) {
      for (const field of Object.values(POINT_FIELD)) {
        this.series[(first + index) * POINT_WIDTH + field] = frame.point(index, field);
      }
    }
    this.points = total;
  }

  private takeChanges(frame: FrameView): void {
    if (frame.head(HEAD.firstChange) > this.changes) return;
    for (let index = 0; index < frame.newChanges; index++) {
      this.instances.take(frame, index);
      if (frame.change(index, CHANGE_FIELD.code) !== BREAKER_CHANGED) continue;
      const ref = frame.layout.layers[frame.change(index, CHANGE_FIELD.subject)];
      // The layer may have been removed by a later edit.
      if (ref === undefined) continue;
      const time = frame.change(index, CHANGE_FIELD.time);
      const held = frame.change(index, CHANGE_FIELD.held);
      this.extendLane(laneKey(ref.edge, ref.layer), time, frame.change(index, CHANGE_FIELD.a), held);
    }
    this.changes = frame.head(HEAD.changes);
  }

  /** Those that were held by hand from the beginning have no change that tells of it. */
  private beginLanes({ layers }: FrameLayout): void {
    for (const { edge, layer, beginsHeld: held } of layers) {
      const key = laneKey(edge, layer);
      if ((this.lanes.get(key)?.length ?? 0) > 1) continue;
      // An edit before the first event changes how it begins.
      this.lanes.delete(key);
      if (held === undefined) continue;
      this.lanes.set(key, [{ mode: held === BREAKER_CONTROL.forcedOpen ? 1 : 0, from: 0, to: NaN, held }]);
    }
  }

  private extendLane(key: string, time: number, mode: number, control: number): void {
    const lane = this.lanes.get(key) ?? [{ mode: 0, from: 0, to: NaN }];
    const last = lane.at(-1);
    if (last !== undefined) last.to = time;
    const held = Number.isNaN(control) ? (last?.held ?? 0) : control;
    lane.push({ mode, from: time, to: NaN, ...(held > 0 && { held }) });
    if (lane.length > LANE_LIMIT) lane.splice(0, lane.length - LANE_LIMIT);
    this.lanes.set(key, lane);
  }

  private announce(): void {
    if (!this.movesSoon) {
      this.movesSoon = true;
      this.nextFrame(() => {
        this.movesSoon = false;
        runAll(this.movers);
      });
    }
    if (this.tellsSoon) return;
    this.tellsSoon = true;
    this.beat.next(() => {
      this.tellsSoon = false;
      runAll(this.listeners);
    }, 'drawn');
  }
}

/** Names a breaker by its edge and its layer. */
export function laneKey(edge: string, layer: string): string {
  return `${edge}/${layer}`;
}

/** The row of a node, edge or layer in frames of a layout; -1 when it has none. */
export function layerRow(layout: FrameLayout, edge: string, layer: string): number {
  return layout.layers.findIndex((ref) => ref.edge === edge && ref.layer === layer);
}
