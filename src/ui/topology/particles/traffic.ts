import { HEAD, MODE, type FrameView } from '../../../worker/frame';
import { frameRows, layerKey } from '../frame-rows';
import { COUNTDOWN_RADIUS, isCalm } from '../gate/gate-drawing';
import type { EdgeGeometry } from '../geometry/edge-geometry';
import { ParticleFlow } from './flow';
import { samplePath, type SampledPath } from './paths';
import { MarkPool } from './pool';
import { travelSeconds } from './travel';

/** Somewhat more than the sampling aims at, for the moment before it follows a rising rate. */
const MOST_MARKS = 400;
/** Frames of a run that plays come many times a second; after so long without one it stands still. */
const STILL_AFTER = 0.25;
/** A single step moves all marks by this much of their way. */
const STEP = 0.07;
/** A page that was in the background does not make up for the time. */
const LONGEST_STEP = 0.05;
const BARE_GATE = 0.3;

/**
 * The marks of one canvas and their clock: they move while the simulated time goes on, by the wall clock so that
 * they move evenly, and by a fixed piece when the run is stepped.
 */
export class Traffic {
  readonly pool = new MarkPool(MOST_MARKS);
  /** In the order of the frame's edges. */
  paths: (SampledPath | undefined)[] = [];
  /** How far around the middle of its gate an edge hides its marks, in the order of the frame's edges. */
  hidden = new Float32Array(0);
  private readonly flow = new ParticleFlow(this.pool, (edge) => this.paths[edge]?.gate ?? BARE_GATE);
  private geometry: ReadonlyMap<string, EdgeGeometry> = new Map();
  private edges: readonly string[] = [];
  private known = new Map<EdgeGeometry, SampledPath>();
  private frame: FrameView | null = null;
  private takenAt = 0;
  private movedAt = 0;
  private isMoving = false;
  private steps = 0;

  get sampling(): number {
    return this.flow.sampling;
  }

  /** Cards were moved, or other edges are there. */
  redraw(geometry: ReadonlyMap<string, EdgeGeometry>): void {
    this.geometry = geometry;
    this.align();
  }

  /** Takes up the newest frame at a moment of the wall clock, in seconds. */
  take(frame: FrameView | null, now: number): void {
    if (frame === this.frame) return;
    const before = this.frame;
    this.frame = frame;
    if (frame === null) {
      this.pool.clear();
      this.isMoving = false;
      return;
    }
    if (frame.layout.edges !== this.edges) {
      this.edges = frame.layout.edges;
      this.align();
    }
    const elapsed = before === null ? 0 : Math.min(1, now - this.takenAt);
    const passed = frame.head(HEAD.time) - (before?.head(HEAD.time) ?? 0);
    this.flow.take(frame, this.isMoving ? elapsed : 0, travelSeconds(frame.head(HEAD.speed)));
    this.takenAt = now;
    const paused = frame.head(HEAD.mode) === MODE.paused;
    if (paused && !this.isMoving && passed > 0) this.steps++;
    this.isMoving = !paused && frame.head(HEAD.mode) !== MODE.ended;
    this.hide(frame);
  }

  /** Moves the marks on to a moment of the wall clock. Whether they go on moving, so that the next one is wanted. */
  advance(now: number): boolean {
    const seconds = Math.min(LONGEST_STEP, now - this.movedAt);
    this.movedAt = now;
    const travel = travelSeconds(this.frame?.head(HEAD.speed) ?? 1);
    const gateOf = (edge: number): number => this.paths[edge]?.gate ?? BARE_GATE;
    const goesOn = this.isMoving && now - this.takenAt < STILL_AFTER;
    const by = this.steps * STEP * travel + (goesOn ? seconds : 0);
    this.steps = 0;
    if (by > 0) this.pool.advance(by, travel, gateOf);
    return goesOn;
  }

  private align(): void {
    const known = new Map<EdgeGeometry, SampledPath>();
    this.paths = this.edges.map((id) => {
      const geometry = this.geometry.get(id);
      if (geometry === undefined) return undefined;
      const sampled = this.known.get(geometry) ?? samplePath(geometry);
      known.set(geometry, sampled);
      return sampled;
    });
    this.known = known;
    this.hidden = new Float32Array(this.edges.length);
  }

  private hide(frame: FrameView): void {
    const rows = frameRows(frame.layout);
    this.edges.forEach((id, edge) => {
      const gate = this.geometry.get(id)?.gates.at(0);
      const row = gate === undefined ? undefined : rows.layers.get(layerKey(id, gate.layer));
      this.hidden[edge] = row === undefined || isCalm(frame, row) ? 0 : COUNTDOWN_RADIUS;
    });
  }
}
