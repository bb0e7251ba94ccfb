import type { Time } from '../base/time';

/** A run that fell behind by more wall time than this does not try to make up for it: the clock goes on from here. */
const LAG_MS = 250;
/** The pace is told over the last second or so. */
const PACE_WINDOW_MS = 1000;
const NS_PER_MS = 1e6;

/**
 * Says how far a paced run should be at a moment of the wall clock, and how well it keeps up. Pacing only chooses
 * where slices end, so it never changes a run.
 */
export class Pacer {
  speed = 1;
  private anchorWall = 0;
  private anchorTime: Time = 0;
  private windowWall = 0;
  private windowTime: Time = 0;
  private reached = NaN;

  start(wall: number, time: Time): void {
    this.anchorWall = this.windowWall = wall;
    this.anchorTime = this.windowTime = time;
    this.reached = NaN;
  }

  setSpeed(speed: number, wall: number, time: Time): void {
    this.speed = speed;
    this.start(wall, time);
  }

  /** Where the run should be now. */
  target(wall: number): Time {
    return Math.floor(this.anchorTime + (wall - this.anchorWall) * this.speed * NS_PER_MS);
  }

  /** The run came to `time` at this moment of the wall clock. */
  arrived(wall: number, time: Time): void {
    const behind = (this.target(wall) - time) / (this.speed * NS_PER_MS);
    if (behind > LAG_MS) {
      this.anchorWall = wall;
      this.anchorTime = time;
    }
    const passed = wall - this.windowWall;
    if (passed < PACE_WINDOW_MS) return;
    this.reached = (time - this.windowTime) / (passed * NS_PER_MS);
    this.windowWall = wall;
    this.windowTime = time;
  }

  /** Simulated time over wall time, as reached lately; the speed that was asked for until that is known. */
  get pace(): number {
    return Number.isNaN(this.reached) ? this.speed : this.reached;
  }
}
