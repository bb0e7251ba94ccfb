import { OK, isServed, type Outcome } from '../../base/outcome';
import type { Duration } from '../../base/time';
import { NOT_LATE } from '../../policies/attempts';
import type { CallEvent } from '../../policies/events';
import { PASS, type Signal } from '../../policies/layer';
import type { WalkRecorder } from '../../policies/walk-recorder';
import { placeOf } from '../instance-states';
import { actingOnMessage } from '../network';
import { ANSWER, CANCEL, NOWHERE, OPTIONAL } from '../tables';
import type { World } from '../world';
import { actingOnInstance, siteOf } from './record-sites';
import type { AttemptRecord, CallRecord, DecisionRecord, PassageRecord, TraceRecord } from './records';

/**
 * Follows one request through the world and writes down what happens to it. It hangs at `world.recorder` only while
 * somebody records (replay.ts), reads everything and changes nothing.
 */

/** In place of the row of a request. */
const NOBODY = -1;

/** What runs in a row of the table of attempts. */
interface Carrier {
  readonly call: number;
  readonly how: AttemptRecord['how'];
  readonly of: number;
  readonly layer: number;
  attempt: number;
  /** The number of the try; 0 as long as whoever opened the row has not given it one. */
  number: number;
  /** The try of this row that came to a callee last. */
  deliveredAs: number;
}

const NO_TRY_YET = { attempt: -1, number: 0, deliveredAs: -1 };

export interface RecorderOptions {
  readonly mostRecords: number;
  /** Called at the very instant of a decision, before anything follows from it. */
  readonly onDecision: (record: DecisionRecord, world: World) => void;
}

/** A record without its time. */
type Bare<Of> = Of extends TraceRecord ? Omit<Of, 'time' | 'dispatched'> : never;

export class Recorder implements WalkRecorder {
  readonly records: TraceRecord[] = [];
  /** There was more than there is room for. */
  isTruncated = false;
  hasEnded = false;
  private request = NOBODY;
  private hasGone = false;
  private readonly carriers = new Map<number, Carrier>();
  private calls = 0;
  private attempts = 0;
  /** The fault that fails the work which is judged now. */
  private cause = -1;

  constructor(
    private readonly world: World,
    private readonly client: number,
    private readonly number: number,
    private readonly options: RecorderOptions,
  ) {}

  asked(request: number, call: number): void {
    const { client, number, type } = this.world.requests.col;
    if (request === this.request) this.gone();
    if (client[request] !== this.client || number[request] !== this.number) return;
    this.request = request;
    this.write({ kind: 'asked', client: this.client, number: this.number, type: type[request] });
    this.callOpened(call, 'client', -1);
  }

  /** `by` is the attempt whose callee or layer makes the call, -1 for the client. */
  callOpened(row: number, origin: CallRecord['origin'], by: number): void {
    const { request, edge, stack, flags, depth } = this.world.attempts.col;
    if (request[row] !== this.request) return;
    const call = this.calls++;
    this.write({
      kind: 'call-opened',
      call,
      edge: edge[row],
      stack: stack[row],
      origin,
      by: by < 0 ? -1 : (this.carrierOf(by)?.attempt ?? -1),
      layer: origin === 'other' ? depth[by] : -1,
      optional: (flags[row] & OPTIONAL) !== 0,
    });
    this.carriers.set(row, { call, how: 'first', of: -1, layer: -1, ...NO_TRY_YET });
    this.carrierOf(row);
  }

  /** A row of its own for a try of the call of another row; it may get its number only after this. */
  tryOpened(row: number, of: number, how: AttemptRecord['how'], layer: number): void {
    const carrier = this.carrierOf(of);
    if (carrier === undefined) return;
    const { call, attempt } = carrier;
    this.carriers.set(row, { call, how, of: attempt, layer, ...NO_TRY_YET });
  }

  entered(row: number, position: number, signal: Signal): void {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return;
    const { call, attempt } = carrier;
    const site = siteOf(this.world, row, position);
    const record = { kind: 'entered', call, attempt, ...site, signal } as const;
    if (signal === PASS) this.write(record);
    else this.decide(record);
  }

  left(row: number, position: number, came: Outcome, went: Signal, tryRow: number): void {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return;
    const { call, attempt } = carrier;
    // The row of a try that has ended may be closed already, but nobody has had it since.
    const tried = tryRow === row ? attempt : (this.carriers.get(tryRow)?.attempt ?? -1);
    const site = siteOf(this.world, row, position);
    const record = { kind: 'left', call, attempt, ...site, came, went, tried } as const;
    if (came === OK && went === OK) this.write(record);
    else this.decide(record);
  }

  timer(row: number, position: number): void {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return;
    const { call, attempt } = carrier;
    this.decide({ kind: 'timer', call, attempt, ...siteOf(this.world, row, position) });
  }

  cutOff(row: number, position: number, outcome: Outcome): void {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return;
    const { call, attempt } = carrier;
    this.decide({ kind: 'cut-off', call, attempt, ...siteOf(this.world, row, position), outcome });
  }

  noted(row: number, event: CallEvent): void {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return;
    this.decide({ kind: 'noted', call: carrier.call, attempt: carrier.attempt, event });
  }

  givenUp(row: number, boundary: number): void {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return;
    const { call, attempt } = carrier;
    const layer = this.world.attempts.col.depth[row];
    const isSent = layer === this.world.layersOf(row).length;
    this.write({ kind: 'given-up', call, attempt, boundary, layer: isSent ? -1 : layer, isSent });
  }

  sent(row: number): void {
    const attempt = this.attemptOf(row);
    if (attempt >= 0) this.write({ kind: 'sent', attempt, ...this.placeAt(row) });
  }

  passage(row: number, event: number, fate: PassageRecord['fate'], delay: Duration): void {
    const attempt = this.attemptOf(row);
    if (attempt < 0) return;
    const way = event === ANSWER ? 'back' : event === CANCEL ? 'cancel' : 'there';
    const faults = actingOnMessage(this.world, row, way === 'back');
    this.write({ kind: 'passage', attempt, way, fate, delay, faults });
  }

  queued(row: number, ahead: number): void {
    const attempt = this.deliveredTo(row);
    if (attempt >= 0) this.write({ kind: 'queued', attempt, ahead });
  }

  started(row: number, drawn: Duration, takes: Duration): void {
    const attempt = this.deliveredTo(row);
    if (attempt < 0) return;
    const faults = actingOnInstance(this.world, this.world.attempts.col.instance[row]);
    this.write({ kind: 'started', attempt, drawn, takes, faults });
  }

  /** The work that is judged now fails by this fault. */
  failedBy(fault: number): void {
    this.cause = fault;
  }

  worked(row: number, outcome: Outcome): void {
    const fault = this.cause;
    this.cause = -1;
    const attempt = this.attemptOf(row);
    if (attempt < 0) return;
    const record = { kind: 'worked', attempt, outcome, fault } as const;
    if (outcome === OK) this.write(record);
    else this.decide(record);
  }

  hung(row: number, kind: 'frozen' | 'thawed'): void {
    const attempt = this.attemptOf(row);
    if (attempt >= 0) this.write({ kind, attempt });
  }

  turnedAway(row: number, outcome: Outcome): void {
    const attempt = this.deliveredTo(row);
    if (attempt >= 0) this.write({ kind: 'turned-away', attempt, outcome });
  }

  cancelled(row: number): void {
    const attempt = this.attemptOf(row);
    if (attempt >= 0) this.write({ kind: 'cancelled', attempt });
  }

  answered(row: number, outcome: Outcome): void {
    const attempt = this.attemptOf(row);
    if (attempt >= 0) this.write({ kind: 'answered', attempt, outcome });
  }

  arrived(row: number, outcome: Outcome): void {
    const attempt = this.attemptOf(row);
    const late = this.world.attempts.col.lateFrom[row] !== NOT_LATE;
    if (attempt >= 0) this.write({ kind: 'arrived', attempt, outcome, late });
  }

  settled(row: number, outcome: Outcome): void {
    const carrier = this.carrierOf(row);
    if (carrier !== undefined) this.write({ kind: 'call-settled', call: carrier.call, outcome });
  }

  withdrawn(row: number): void {
    const carrier = this.carrierOf(row);
    if (carrier !== undefined) this.write({ kind: 'call-withdrawn', call: carrier.call });
  }

  guardChanged(guard: number): void {
    if (this.request === NOBODY) return;
    this.decide({ kind: 'guard-changed', guard, row: this.world.log.cursor - 1 });
  }

  patienceOver(request: number): void {
    if (request === this.request) this.write({ kind: 'patience-over' });
  }

  ended(request: number, outcome: Outcome): void {
    if (request !== this.request) return;
    this.hasEnded = true;
    const late = isServed(outcome) && this.world.now > this.world.requests.col.deadline[request];
    this.write({ kind: 'ended', outcome, late });
  }

  /** Whether nothing of the request is left. */
  get isOver(): boolean {
    const { uses } = this.world.requests.col;
    if (this.request !== NOBODY && uses[this.request] === 0) this.gone();
    return this.hasGone;
  }

  /** Nobody says when it is: its row is free then, until another request has it. */
  private gone(): void {
    this.hasGone = true;
    this.request = NOBODY;
  }

  /** The callee does something with a try: the first thing that it does, it does when the try arrives. */
  private deliveredTo(row: number): number {
    const carrier = this.carrierOf(row);
    if (carrier === undefined) return -1;
    const { attempt, deliveredAs } = carrier;
    if (deliveredAs !== attempt) this.write({ kind: 'delivered', attempt, ...this.placeAt(row) });
    carrier.deliveredAs = attempt;
    return attempt;
  }

  private attemptOf(row: number): number {
    return this.carrierOf(row)?.attempt ?? -1;
  }

  /** Of a row that belongs to the request. Its try may be a new one since it was seen last. */
  private carrierOf(row: number): Carrier | undefined {
    const { request, number } = this.world.attempts.col;
    if (request[row] !== this.request) return undefined;
    const carrier = this.carriers.get(row);
    if (carrier === undefined || carrier.number === number[row]) return carrier;
    const isNew = carrier.number === 0;
    const before = carrier.attempt;
    carrier.number = number[row];
    carrier.attempt = this.attempts++;
    this.write({
      kind: 'attempt-opened',
      call: carrier.call,
      attempt: carrier.attempt,
      number: carrier.number,
      how: isNew ? carrier.how : 'again',
      of: isNew ? carrier.of : before,
      layer: isNew ? carrier.layer : -1,
    });
    return carrier;
  }

  private placeAt(row: number): { readonly node: number; readonly place: number } {
    const instance = this.world.attempts.col.instance[row];
    if (instance === NOWHERE) return { node: -1, place: -1 };
    return { node: this.world.instances.col.node[instance], place: placeOf(this.world, instance) };
  }

  private write(bare: Bare<TraceRecord>): void {
    const { records, options, world } = this;
    if (records.length < options.mostRecords || bare.kind === 'ended') {
      records.push({ time: world.now, dispatched: world.dispatched, ...bare });
    } else this.isTruncated = true;
  }

  private decide(bare: Bare<DecisionRecord>): void {
    this.write(bare);
    const { options, world } = this;
    if (!this.isTruncated)
      options.onDecision({ time: world.now, dispatched: world.dispatched, ...bare }, world);
  }
}
