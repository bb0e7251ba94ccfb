import { HEAD, MODE, type FrameLayout, type FrameView } from '../../../worker/frame';
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
/** Marks of a longer pause between two frames would all have arrived. */
const LONGEST_GAP = 1;
/** A run that stands and is this much further with the next frame has jumped, in simulated ns. */
const JUMP = 10e9;
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
  private readonly gateOf = (edge: number): number => this.paths[edge]?.gate ?? BARE_GATE;
  private readonly flow = new ParticleFlow(this.pool, this.gateOf);
  private geometry: ReadonlyMap<string, EdgeGeometry> = new Map();
  private layout: FrameLayout | null = null;
  /** In the order of the frame's edges: the row of the breaker whose gate is drawn, or -1. */
  private gateRows = new Int32Array(0);
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
    if (frame.layout !== this.layout) {
      this.layout = frame.layout;
      this.align();
    }
    const travel = travelSeconds(frame.head(HEAD.speed));
    const passed = frame.head(HEAD.time) - (before?.head(HEAD.time) ?? 0);
    const mode = frame.head(HEAD.mode);
    const stands = mode === MODE.paused || mode === MODE.ended;
    const ranAhead = before?.head(HEAD.mode) === MODE.ahead;
    if (passed < 0 || (stands && (ranAhead || (!this.isMoving && passed >= JUMP)))) {
      this.flow.show(frame, travel);
    } else if (stands && !this.isMoving && before !== null) {
      this.flow.step(frame, travel);
      if (passed > 0) this.steps++;
    } else {
      this.flow.take(frame, before === null ? 0 : Math.min(LONGEST_GAP, now - this.takenAt), travel);
    }
    this.takenAt = now;
    this.isMoving = !stands;
    this.hide(frame);
  }

  /** Moves the marks on to a moment of the wall clock. Whether they go on moving, so that the next one is wanted. */
  advance(now: number): boolean {
    const seconds = Math.min(LONGEST_STEP, now - this.movedAt);
    this.movedAt = now;
    const travel = travelSeconds(this.frame?.head(HEAD.speed) ?? 1);
    const goesOn = this.isMoving && now - this.takenAt < STILL_AFTER;
    const by = this.steps * STEP * travel + (goesOn ? seconds : 0);
    this.steps = 0;
    if (by > 0) this.pool.advance(by, travel, this.gateOf);
    return goesOn;
  }

  private align(): void {
    const { layout } = this;
    if (layout === null) return;
    const { edges } = layout;
    const known = new Map<EdgeGeometry, SampledPath>();
    this.gateRows = new Int32Array(edges.length).fill(-1);
    this.hidden = new Float32Array(edges.length);
    this.paths = edges.map((id, edge) => {
      const geometry = this.geometry.get(id);
      if (geometry === undefined) return undefined;
      const sampled = this.known.get(geometry) ?? samplePath(geometry);
      known.set(geometry, sampled);
      const gate = geometry.gates.at(0);
      if (gate !== undefined) {
        this.gateRows[edge] = frameRows(layout).layers.get(layerKey(id, gate.layer)) ?? -1;
      }
      return sampled;
    });
    this.known = known;
  }

  private hide(frame: FrameView): void {
    for (let edge = 0; edge < this.gateRows.length; edge++) {
      const row = this.gateRows[edge];
      this.hidden[edge] = row < 0 || isCalm(frame, row) ? 0 : COUNTDOWN_RADIUS;
    }
  }
}
