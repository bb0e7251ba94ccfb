import { assert, ensure } from '../base/assert';
import { Table } from '../base/table';
import type { Outcome } from '../base/outcome';
import { NEVER, msToNs, type Duration, type Time } from '../base/time';
import { ATTEMPT_COLUMNS, DETACHED, LIVE, NOT_LATE, OUTSIDE } from './attempts';
import { EVENT_COUNT, RETRIED, type CallEvent } from './events';
import type { Host } from './host';
import type { Layer } from './layer';
import { answer, enterStack, withdrawCall } from './walk';
import type { WalkRecorder } from './walk-recorder';

interface Timer {
  readonly time: Time;
  readonly token: number;
  readonly row: number;
  readonly layer: Layer;
}

export interface Call {
  readonly number: number;
  readonly row: number;
  outcome: Outcome | undefined;
  withdrawn: boolean;
}

/** What a request is about, and who asks. */
interface Subject {
  readonly key: number;
  readonly user: number;
}

/** Frames are wide enough for any stack of the tests. */
const FRAME_WIDTH = 40;
const ROWS = 1024;
/** What lies in the frame of a new row: nothing that a layer could take for its own. */
const RUBBISH = 0.25;

/**
 * A world with nothing in it but calls: time moves when the test says so, and sent attempts wait until the test
 * answers them. It is strict where a real host is fast: whoever touches a closed row, closes one twice, leaves a
 * timer armed on it or settles a call twice is caught at once.
 */
export class FakeHost implements Host {
  now: Time = 0;
  readonly attempts = new Table(ATTEMPT_COLUMNS);
  readonly frames = new Float64Array(ROWS * FRAME_WIDTH);
  readonly frameWidth = FRAME_WIDTH;
  recorder: WalkRecorder | null = null;
  readonly stacks: (readonly Layer[])[] = [];
  /** Sent and not yet answered, in the order of sending; some may be given up. */
  readonly out: number[] = [];
  readonly calls: Call[] = [];
  /** Outcomes of answers that came after their attempt was given up. */
  readonly lateOutcomes: Outcome[] = [];
  readonly abandonedRows: number[] = [];
  sends = 0;
  retries = 0;
  opened = 0;
  closed = 0;
  /** How often each event was noted. */
  readonly noted: number[] = Array.from({ length: EVENT_COUNT }, () => 0);
  /** Every decision that layers told of by itself: bits. */
  decisions = 0;
  /** What the test says about the world around the calls. */
  deadline: Time = Infinity;
  idempotent = true;
  askedToWaitUntil: Time = 0;
  instances: readonly number[] = [0];
  /** What the next calls are about. */
  subject: Subject = { key: 0, user: 0 };
  /** The version of the stack that calls along another edge enter. */
  otherStack = 0;
  detached = 0;
  /** What engines told about instances that calls are kept away from, in its order. */
  readonly ejections: (readonly [place: number, isEjected: boolean])[] = [];
  private readonly subjects = new Map<number, Subject>();
  private readonly waitingFor = new Map<number, number>();
  private readonly chosen = new Map<number, number>();
  private timers: Timer[] = [];
  private tokens = 0;
  private readonly inUse = new Set<number>();
  private readonly callOf = new Map<number, Call>();

  constructor(...stacks: readonly (readonly Layer[])[]) {
    this.stacks.push(...stacks);
  }

  get armed(): number {
    return this.timers.length;
  }

  /** Starts a call in a version of the stack. */
  call(stack = 0): Call {
    const row = this.fill(stack, OUTSIDE, -1);
    const call: Call = { number: this.calls.length, row, outcome: undefined, withdrawn: false };
    this.calls.push(call);
    this.callOf.set(row, call);
    this.subjects.set(row, this.subject);
    enterStack(this, row);
    return call;
  }

  /** Answers the sent attempt that has been out the longest, or the one at another place. */
  answer(outcome: Outcome, index = 0): void {
    const [row] = this.out.splice(index, 1);
    answer(this, ensure(row, `attempt ${index} of those out`), outcome);
  }

  /** Whether nobody waits any more for an attempt that is out. */
  isGivenUp(index: number): boolean {
    return this.attempts.col.lateFrom[this.out[index]] !== NOT_LATE;
  }

  withdraw(call: Call): void {
    assert(this.callOf.get(call.row) === call, 'only a call that was not settled can be withdrawn');
    call.withdrawn = true;
    this.callOf.delete(call.row);
    withdrawCall(this, call.row);
  }

  /** Lets the timers fire that are due until a moment, in their order, and what is due by their doing. */
  advanceTo(ms: number): void {
    const until = msToNs(ms);
    for (let next = this.nextTimer(); next !== undefined && next.time <= until; next = this.nextTimer()) {
      this.fire(next);
    }
    this.now = until;
  }

  /** Fires the next timer, whenever it is due. */
  step(): boolean {
    const next = this.nextTimer();
    if (next !== undefined) this.fire(next);
    return next !== undefined;
  }

  layersOf(row: number): readonly Layer[] {
    this.expectInUse(row);
    return this.stacks[this.attempts.col.stack[row]];
  }

  draw(row: number, _layer: Layer, purpose: number): number {
    return ((row * 7 + purpose * 13) % 16) / 16;
  }

  openTry(row: number, base: number): number {
    this.opened++;
    return this.fill(this.attempts.col.stack[row], base, row);
  }

  close(row: number): void {
    this.expectInUse(row);
    assert(!this.timers.some((timer) => timer.row === row), `row ${row} was closed with a timer armed`);
    assert(!this.out.includes(row), `row ${row} was closed while its answer is still to come`);
    assert(!this.callOf.has(row), `row ${row} was closed before its call was settled`);
    assert(this.attempts.col.kept[row] === 0, `row ${row} was closed while its layers still hold something`);
    this.inUse.delete(row);
    this.subjects.delete(row);
    this.chosen.delete(row);
    this.closed++;
    this.attempts.free(row);
  }

  arm(row: number, layer: Layer, delay: Duration): void {
    this.expectInUse(row);
    assert(this.timerOf(row, layer) === undefined, `layer ${layer.id} armed its timer twice`);
    const token = ++this.tokens;
    this.timers.push({ time: this.now + delay, token, row, layer });
    this.frames[row * FRAME_WIDTH + layer.frame + layer.timerFrame] = token;
  }

  disarm(row: number, layer: Layer): void {
    this.expectInUse(row);
    this.timers = this.timers.filter((timer) => timer.row !== row || timer.layer !== layer);
    this.frames[row * FRAME_WIDTH + layer.frame + layer.timerFrame] = 0;
  }

  send(row: number): void {
    this.expectInUse(row);
    assert(!this.out.includes(row), `row ${row} was sent again while its answer is still to come`);
    this.sends++;
    this.out.push(row);
  }

  abandoned(row: number): void {
    assert(this.out.includes(row), `row ${row} was given up but had not been sent`);
    this.abandonedRows.push(row);
  }

  settled(row: number, outcome: Outcome): void {
    const waiting = this.waitingFor.get(row);
    if (waiting !== undefined) {
      this.waitingFor.delete(row);
      this.layersOf(waiting)[this.attempts.col.depth[waiting]].otherEnded(this, waiting, outcome);
      return;
    }
    const call = ensure(this.callOf.get(row), `an unsettled call in row ${row}`);
    this.callOf.delete(row);
    call.outcome = outcome;
  }

  late(_row: number, outcome: Outcome): void {
    this.lateOutcomes.push(outcome);
  }

  guardChanged(): void {}

  guardDeadline(): void {}

  instanceEjected(_guard: number, place: number, isEjected: boolean): void {
    this.ejections.push([place, isEjected]);
  }

  decided(_row: number, decision: number): void {
    this.decisions |= decision;
  }

  note(_row: number, event: CallEvent): void {
    this.noted[event]++;
    if (event === RETRIED) this.retries++;
  }

  deadlineOf(_row: number): Time {
    return this.deadline;
  }

  isIdempotent(_row: number): boolean {
    return this.idempotent;
  }

  pushback(_row: number, _outcome: Outcome): Time {
    return this.askedToWaitUntil;
  }

  keyOf(row: number): number {
    return this.about(row).key;
  }

  userOf(row: number): number {
    return this.about(row).user;
  }

  cacheKeyOf(row: number, perUser: boolean): number {
    const { key, user } = this.about(row);
    return perUser ? key * 1000 + user : key;
  }

  openDetached(row: number, base: number): number {
    this.opened++;
    this.detached++;
    const tryRow = this.fill(this.attempts.col.stack[row], base, DETACHED);
    this.subjects.set(tryRow, this.about(row));
    return tryRow;
  }

  detachedEnded(row: number): void {
    this.expectInUse(row);
    this.detached--;
  }

  openOther(row: number, edge: number): number {
    this.opened++;
    const other = this.fill(this.otherStack, OUTSIDE, edge);
    this.waitingFor.set(other, row);
    return other;
  }

  beginOther(other: number): void {
    enterStack(this, other);
  }

  withdrawOther(other: number): void {
    assert(this.waitingFor.delete(other), `row ${other} is no call that a layer waits for`);
    withdrawCall(this, other);
  }

  knownInstances(): readonly number[] {
    return this.instances;
  }

  instanceOf(row: number): number {
    return this.chosen.get(row) ?? -1;
  }

  chooseInstance(row: number, instance: number): void {
    this.expectInUse(row);
    if (instance < 0) this.chosen.delete(row);
    else this.chosen.set(row, instance);
  }

  private about(row: number): Subject {
    this.expectInUse(row);
    const { base, parent } = this.attempts.col;
    const subject = this.subjects.get(row);
    if (subject !== undefined) return subject;
    return base[row] === OUTSIDE ? this.subject : this.about(parent[row]);
  }

  private fill(stack: number, base: number, parent: number): number {
    const row = this.attempts.alloc();
    assert(row < ROWS, 'the test has more attempts at once than the fake host has room for');
    this.inUse.add(row);
    const { col } = this.attempts;
    col.stack[row] = stack;
    col.base[row] = base;
    col.parent[row] = parent;
    col.number[row] = 1;
    col.tries[row] = 1;
    col.depth[row] = 0;
    col.flags[row] = LIVE;
    col.lateFrom[row] = NOT_LATE;
    col.held[row] = 0;
    col.kept[row] = 0;
    this.frames.fill(RUBBISH, row * FRAME_WIDTH, (row + 1) * FRAME_WIDTH);
    return row;
  }

  private nextTimer(): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.timers) if (timer.time < (next?.time ?? NEVER)) next = timer;
    return next;
  }

  private fire(timer: Timer): void {
    this.now = Math.max(this.now, timer.time);
    this.timers = this.timers.filter((other) => other !== timer);
    const at = timer.row * FRAME_WIDTH + timer.layer.frame + timer.layer.timerFrame;
    assert(this.frames[at] === timer.token, `the token of the timer of row ${timer.row} was overwritten`);
    this.frames[at] = 0;
    timer.layer.timer(this, timer.row);
  }

  private timerOf(row: number, layer: Layer): Timer | undefined {
    return this.timers.find((timer) => timer.row === row && timer.layer === layer);
  }

  private expectInUse(row: number): void {
    assert(this.inUse.has(row), `row ${row} is used although it is closed`);
  }
}

/** What should be left when every call has ended. */
export const NOTHING = { live: 0, armed: 0, out: 0, notClosed: 0 };

/** What is left of the calls of a host: rows, timers, unanswered attempts, and rows that were opened and not closed. */
export function leftovers(host: FakeHost): typeof NOTHING {
  return {
    live: host.attempts.live,
    armed: host.armed,
    out: host.out.length,
    notClosed: host.calls.length + host.opened - host.closed,
  };
}
