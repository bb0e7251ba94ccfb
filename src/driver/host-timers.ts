import { EventHeap } from '../base/event-heap';
import { NEVER, type Duration, type Time } from '../base/time';
import { TimerLanes, type TimerOwner } from '../base/timer-lanes';
import type { Layer } from '../policies/layer';
import type { Sleeper } from './alarm';
import type { FROM_ERROR, FROM_VALUE } from './call';
import type { Era } from './era';
import type { FlightControl } from './flight';
import { Rows } from './rows';
import type { StackVersion } from './stack-version';

/** Types of events in the heap. */
const LANE = 0;
const TIMER = 1;
const CALL_DEADLINE = 2;
const GUARD = 3;
const FALLBACK_DEADLINE = 4;

/** Not armed. */
const NO_TOKEN = 0;

/**
 * The time of a guard and what is due in it. The clock is read at most once for what happens at one instant, and only
 * if somebody asks: reading it takes as long as awaiting a promise.
 */
export abstract class HostTimers implements TimerOwner, Sleeper, FlightControl {
  isListed = false;
  readonly heap = new EventHeap();
  readonly lanes = new TimerLanes(this.heap, LANE, this);
  readonly rows = new Rows(this);
  /** Something is due at this very instant. */
  protected isDueNow = false;
  private clockIsRead = false;
  private timeIsKept = false;
  /** Timers of calls: while there are any, the alarm has to wake this guard. */
  private armed = 0;
  /** By guard: the event at the next deadline of its engine, or -1, and that deadline. */
  private readonly guardEvents: number[] = [];
  private readonly guardDeadlines: Time[] = [];

  constructor(readonly era: Era) {}

  /** Whether somebody wants to hear of changes that time alone brings. */
  protected abstract readonly isWatched: boolean;
  abstract versionOf(row: number): StackVersion;
  protected abstract timerFired(row: number, layer: Layer): void;
  protected abstract deadlineOver(row: number): void;
  protected abstract fallbackDeadlineOver(event: number): void;
  protected abstract guardDue(guard: number): void;
  abstract wake(): void;
  abstract ended(row: number, from: typeof FROM_VALUE | typeof FROM_ERROR, value: unknown): void;

  get now(): Time {
    return this.clockIsRead || this.timeIsKept ? this.heap.clock[0] : this.readClock();
  }

  /** What happens from here on happens later than what was before: code that is not ours has run. */
  timePasses(): void {
    this.clockIsRead = false;
    this.timeIsKept = false;
  }

  /** Until time passes, whoever asks gets the time as it was read last, for nobody will go by it (timeless.ts). */
  protected keepTime(): void {
    this.timeIsKept = true;
  }

  protected readTimeAgain(): void {
    this.timeIsKept = false;
  }

  private readClock(): Time {
    this.clockIsRead = true;
    return (this.heap.clock[0] = this.era.alarm.now());
  }

  arm(row: number, layer: Layer, delay: Duration): void {
    if (!this.clockIsRead) this.readClock();
    const lane = this.versionOf(row).lanes[layer.position];
    const at = row * this.rows.frameWidth + layer.frame + layer.timerFrame;
    if (lane >= 0 && delay === layer.usualDelay) {
      this.rows.frames[at] = this.lanes.arm(lane, row, layer.position);
    } else {
      // Handles are told from tokens of lanes by their sign.
      this.rows.frames[at] = -1 - this.heap.pushAfter(delay, TIMER, row, layer.position);
      if (delay <= 0) this.isDueNow = true;
    }
    this.callWaits();
  }

  disarm(row: number, layer: Layer): void {
    const at = row * this.rows.frameWidth + layer.frame + layer.timerFrame;
    const token = this.rows.frames[at];
    if (token === NO_TOKEN) return;
    if (token < 0) this.heap.cancel(-1 - token);
    this.rows.frames[at] = NO_TOKEN;
    this.callWaitsNoMore();
  }

  /** Whether a timer of a lane still means something: the frame keeps its token. */
  isArmed(row: number, position: number, token: number): boolean {
    const layer = this.versionOf(row).layers[position];
    if (layer === undefined || layer.timerFrame < 0) return false;
    return this.rows.frames[row * this.rows.frameWidth + layer.frame + layer.timerFrame] === token;
  }

  /** The call in a row is to be given up at a time. Returns the event for `forgetDeadline`. */
  protected armDeadline(row: number, time: Time): number {
    this.callWaits();
    return this.heap.push(time, CALL_DEADLINE, row, 0);
  }

  /** The same for a call that has no row any more, since it waits for its fallback. */
  armFallbackDeadline(time: Time): number {
    this.callWaits();
    return this.heap.push(time, FALLBACK_DEADLINE, 0, 0);
  }

  forgetDeadline(event: number): void {
    this.heap.cancel(event);
    this.callWaitsNoMore();
  }

  guardDeadline(guard: number, deadline: Time): void {
    if ((this.guardDeadlines[guard] ?? NEVER) === deadline) return;
    const known = this.guardEvents[guard] ?? -1;
    if (known >= 0) this.heap.cancel(known);
    this.guardDeadlines[guard] = deadline;
    this.guardEvents[guard] = deadline === NEVER ? -1 : this.heap.push(deadline, GUARD, guard, 0);
  }

  /**
   * Engines notice by themselves what time has done to them when a call asks them. So the alarm has to wake a guard only
   * while a call waits for a timer, or while somebody wants to see changes when they happen.
   */
  wakeTime(): Time {
    if (this.armed > 0) return this.heap.peekTime();
    if (!this.isWatched) return NEVER;
    return this.guardDeadlines.reduce((earliest, deadline) => Math.min(earliest, deadline), NEVER);
  }

  /** False while nobody needs the alarm, for which this is asked at every call. */
  protected get mayHaveToWake(): boolean {
    return this.armed > 0 || this.isWatched;
  }

  /** Whatever is due happens before anything else does. */
  protected runDue(): void {
    const { heap } = this;
    // What was due at once may have been disarmed meanwhile.
    this.isDueNow = false;
    if (heap.size === 0) return;
    this.readTimeAgain();
    const { now } = this;
    while (heap.isDue(now)) {
      const handle = heap.pop();
      const a = heap.a[handle];
      const b = heap.b[handle];
      switch (heap.type[handle]) {
        case LANE:
          this.laneDue(a);
          break;
        case TIMER:
          this.fire(a, b);
          break;
        case CALL_DEADLINE:
          this.callWaitsNoMore();
          this.deadlineOver(a);
          break;
        case FALLBACK_DEADLINE:
          this.callWaitsNoMore();
          this.fallbackDeadlineOver(handle);
          break;
        default:
          this.engineDue(a);
      }
    }
    this.isDueNow = false;
  }

  private laneDue(lane: number): void {
    this.lanes.take(lane);
    const { takenRow, takenTag, takenToken } = this.lanes;
    if (this.isArmed(takenRow, takenTag, takenToken)) this.fire(takenRow, takenTag);
  }

  private fire(row: number, position: number): void {
    const layer = this.versionOf(row).layers[position];
    this.rows.frames[row * this.rows.frameWidth + layer.frame + layer.timerFrame] = NO_TOKEN;
    this.callWaitsNoMore();
    this.timerFired(row, layer);
  }

  private engineDue(guard: number): void {
    this.guardEvents[guard] = -1;
    this.guardDeadlines[guard] = NEVER;
    this.guardDue(guard);
  }

  private callWaits(): void {
    this.armed++;
    this.era.alarm.callWaits();
  }

  private callWaitsNoMore(): void {
    this.armed--;
    this.era.alarm.callWaitsNoMore();
  }
}
