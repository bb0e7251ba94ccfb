import { OUTCOMES, isRejection, type Outcome } from '../base/outcome';
import { NEVER, msToNs, nsToMs, type Duration, type Time } from '../base/time';
import { DETACHED } from '../policies/attempts';
import type { CallEvent } from '../policies/events';
import type { Host } from '../policies/host';
import type { Layer } from '../policies/layer';
import { RetryLayer } from '../policies/layers/retry-layer';
import { SingleFlightLayer } from '../policies/layers/single-flight-layer';
import type { WalkRecorder } from '../policies/walk-recorder';
import { AnswerBooks } from './answer-books';
import { FROM_LAYER, FROM_NOWHERE, type Call } from './call';
import { OUTRUN, type CallContext, type ContextSource, type GivenUpBecause } from './call-context';
import { deadlineOf } from './deadlines';
import type { Era } from './era';
import type { Audience } from './events';
import { FallbackCalls } from './fallback-calls';
import { Fifo } from './fifo';
import { GuardNews } from './guard-news';
import { HostTimers } from './host-timers';
import type { HostOptions } from './host-options';
import { KeyNames } from './key-names';
import { OtherCalls } from './other-calls';
import { Scribe } from './scribe';
import { StacksOfGuard } from './stacks-of-guard';
import type { StackVersion } from './stack-version';

/** What the layers of a guard are told, and what they ask: the Host of real calls. It calls no function by itself. */
export abstract class LayerHost extends HostTimers implements Host, ContextSource {
  readonly attempts = this.rows.attempts;
  readonly books = new AnswerBooks();
  readonly names = new KeyNames(this.books.keepers);
  readonly stacks = new StacksOfGuard(this);
  readonly news: GuardNews;
  recorder: WalkRecorder | null = null;
  /** Calls by how they ended, the last place for those that a closed guard turned away. */
  readonly counts = new Float64Array(OUTCOMES.length + 1);
  callsBegun = 0;
  attemptsBegun = 0;
  lateEnds = 0;
  /** Attempts whose function is at work: those that somebody waits for, and those that were given up. */
  running = 0;
  zombies = 0;
  /** Why attempts are given up by what happens now. */
  protected because: GivenUpBecause = OUTRUN;
  callersReason: unknown = undefined;
  /** How a function has just ended, while the walk from there lasts; FROM_NOWHERE when it is something else that happens. */
  protected cameFrom = FROM_NOWHERE;
  protected cameValue: unknown = undefined;
  /** After how many milliseconds it wants to be called again; read before the walk, for reading runs code that is not ours. */
  protected asksForMs: number | undefined = undefined;
  protected readonly scribe = new Scribe(this);
  protected readonly others = new OtherCalls(this);
  protected readonly fallbacks = new FallbackCalls(this);
  protected readonly sent = new Fifo<number>();
  protected readonly toAbort = new Fifo<CallContext>();
  private turn = 0;
  /** How many things the engines want done that only the end of a turn can do. */
  toDo = 0;

  /** All instances that there ever were, by their places. */
  readonly instances: string[] = [];

  constructor(
    readonly options: HostOptions,
    era: Era,
    audience: Audience,
  ) {
    super(era);
    this.news = new GuardNews(this, audience);
  }

  /** Whether time is to be counted anew. */
  get isOld(): boolean {
    return this.era.isOver(this.heap.clock[0]);
  }

  /** The call has its outcome, and what it ended with. */
  abstract settle(call: Call, outcome: Outcome): void;
  abstract beginTurn(): void;
  abstract endTurn(): void;

  get name(): string {
    return this.options.name;
  }

  get frames(): Float64Array {
    return this.rows.frames;
  }

  get frameWidth(): number {
    return this.rows.frameWidth;
  }

  protected get isWatched(): boolean {
    return this.news.isHeard;
  }

  callOf(row: number): Call {
    const { call } = this.rows.flights[row];
    if (call === null) throw new Error(`Invariant broken: row ${row} is used although no call has it`);
    return call;
  }

  versionOf(row: number): StackVersion {
    return this.stacks.version(this.attempts.col.stack[row]);
  }

  layersOf(row: number): readonly Layer[] {
    return this.versionOf(row).layers;
  }

  draw(): number {
    return this.options.random();
  }

  override arm(row: number, layer: Layer, delay: Duration): void {
    super.arm(row, layer, delay);
    if (this.recorder === null) return;
    if (layer instanceof SingleFlightLayer) this.scribe.hand(row);
    else if (layer instanceof RetryLayer) {
      this.news.ofCall(this.callOf(row), { type: 'retry', layer: layer.id, delayMs: nsToMs(delay) });
    }
  }

  openTry(row: number, base: number): number {
    const tryRow = this.rows.openTry(this.callOf(row), this.attempts.col.stack[row], base, row);
    this.rows.flights[tryRow].place = this.rows.flights[row].place;
    return tryRow;
  }

  openDetached(row: number, base: number): number {
    const call = this.callOf(row).forNobody();
    call.row = this.rows.openTry(call, this.attempts.col.stack[row], base, DETACHED);
    return call.row;
  }

  detachedEnded(row: number): void {
    this.scribe.detachedEnded(row);
  }

  close(row: number): void {
    const call = this.callOf(row);
    if (call.extras !== null && call.row === row) this.names.release(call.extras.keys);
    this.rows.free(row);
  }

  send(row: number): void {
    this.running++;
    const { places } = this.stacks;
    if (places.length > 0 && !this.versionOf(row).choosesInstance) {
      this.chooseInstance(row, places[this.turn++ % places.length]);
    }
    this.sent.put(row);
    this.toDo++;
  }

  abandoned(row: number): void {
    this.running--;
    this.zombies++;
    this.giveUp(this.rows.flights[row].context);
  }

  /** The signal of an attempt is aborted when no engine is at work any more. */
  giveUp(context: CallContext | null): void {
    if (context?.giveUp(this.because, this.callersReason) !== true) return;
    this.toAbort.put(context);
    this.toDo++;
  }

  settled(row: number, outcome: Outcome): void {
    const { flights } = this.rows;
    const call = this.callOf(row);
    if (this.recorder !== null && this.versionOf(row).carriesValues) call.endAs(flights[row]);
    else {
      call.from = this.cameFrom === FROM_NOWHERE ? FROM_LAYER : this.cameFrom;
      call.value = this.cameValue;
    }
    if (call.from === FROM_LAYER && isRejection(outcome)) {
      call.withExtras().retryAfterMs = this.waitFor(row, outcome);
    }
    this.settle(call, outcome);
  }

  late(row: number, outcome: Outcome): void {
    this.zombies--;
    this.news.late(this.callOf(row), outcome);
  }

  guardChanged(guard: number): void {
    this.news.guardChanged(guard);
  }

  instanceEjected(guard: number, place: number, isEjected: boolean): void {
    this.news.instanceEjected(guard, place, isEjected);
  }

  note(row: number, event: CallEvent): void {
    this.news.noted(row, event);
  }

  /** A layer answers by itself: from here on the time matters to those further out. */
  decided(): void {
    this.readTimeAgain();
  }

  deadlineOf(row: number, position: number): Time {
    return deadlineOf(this, row, position);
  }

  callDeadline(row: number): Time {
    return this.callOf(row).extras?.deadline ?? Infinity;
  }

  isIdempotent(row: number): boolean {
    return this.callOf(row).options?.idempotent ?? this.options.idempotent;
  }

  /** Only what the function has just ended with can say when to come again. */
  pushback(): Time {
    const { asksForMs } = this;
    return this.cameFrom === FROM_NOWHERE || asksForMs === undefined ? 0 : this.now + msToNs(asksForMs);
  }

  keyOf(row: number): number {
    return this.names.keyOf(this.callOf(row));
  }

  userOf(row: number): number {
    return this.names.userOf(this.callOf(row));
  }

  cacheKeyOf(row: number, perUser: boolean): number {
    return this.names.answerKeyOf(this.callOf(row), perUser);
  }

  openOther(row: number, edge: number): number {
    return this.others.open(row, Object.keys(this.options.others)[edge]);
  }

  beginOther(other: number): void {
    this.others.begin(other);
    this.toDo++;
  }

  withdrawOther(other: number): void {
    this.others.withdraw(other);
  }

  knownInstances(): readonly number[] {
    return this.stacks.places;
  }

  instanceOf(row: number): number {
    return this.rows.flights[row].place;
  }

  chooseInstance(row: number, place: number): void {
    this.rows.flights[row].place = place;
  }

  // What functions ask about their attempts.

  deadlineFor(context: CallContext): number {
    const { row } = context;
    if (this.rows.flights[row]?.context !== context) return Infinity;
    const deadline = this.deadlineOf(row, this.attempts.col.depth[row]);
    return deadline === Infinity ? Infinity : this.era.alarm.toClock(deadline);
  }

  clockNow(): number {
    return this.options.clock.now();
  }

  instanceName(place: number): string | undefined {
    return this.instances[place];
  }

  /** After how many milliseconds the layers may let a call through that one of them has just turned away. */
  private waitFor(row: number, outcome: Outcome): number | undefined {
    let latest: Time = 0;
    for (const layer of this.layersOf(row)) {
      if (layer.rejection === outcome) latest = Math.max(latest, layer.notBefore(this, row));
    }
    return latest > this.now && latest < NEVER ? nsToMs(latest - this.now) : undefined;
  }
}
