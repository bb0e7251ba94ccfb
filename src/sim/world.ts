import { EventHeap } from '../base/event-heap';
import { mix32 } from '../base/keyed-hash';
import { RandomBank } from '../base/random-bank';
import { Table } from '../base/table';
import type { JsonValue } from '../base/json';
import { PayloadStore } from '../base/payload-store';
import { TimerLanes, type TimerOwner } from '../base/timer-lanes';
import { TraceHash } from '../base/trace-hash';
import type { Duration, Time } from '../base/time';
import type { Outcome } from '../base/outcome';
import { DECISION_OF_EVENT } from '../policies/decisions';
import type { CallEvent } from '../policies/events';
import type { Host } from '../policies/host';
import type { Layer } from '../policies/layer';
import {
  abandonSent,
  beginCall,
  closeAttempt,
  countSettled,
  lateAnswer,
  openTryRow,
  sendAttempt,
  withdraw,
} from './calls';
import { ChangeLog } from './change-log';
import type { Chronicle } from './chronicle';
import { dataCode, type DataBook, type DataHost } from './data-host';
import { EMPTY, type Configuration } from './configuration';
import { deadlineOf } from './deadlines';
import { armGuard, noteEjection, noteGuardChange } from './guards';
import { placeOf } from './instance-states';
import { Meter } from './measure/meter';
import { openDetached, openOther, otherSettled } from './other-calls';
import { childSettled } from './plans';
import { releaseRequest } from './request-rows';
import { requestSettled } from './requests';
import { PassedNodes } from './tracing/passed-nodes';
import type { Recorder } from './tracing/recorder';
import { TraceLog } from './tracing/trace-log';
import { Outside } from './outside/outside';
import { cacheKeyOf, isIdempotent, pushback } from './subjects';
import { EDGE, EDGE_WIDTH } from './measure/layout';
import {
  BY_CLIENT,
  BY_NOBODY,
  BY_PROCESS,
  CLIENT_COLUMNS,
  EDGE_COLUMNS,
  INSTANCE_COLUMNS,
  JOB_COLUMNS,
  LANE,
  NOWHERE,
  REQUEST_COLUMNS,
  SIM_ATTEMPT_COLUMNS,
  TIMER,
  USER_COLUMNS,
  waitingRow,
} from './tables';

/** Bytes of documents that a run may keep. */
const PAYLOAD_LIMIT = 64 * 1024 * 1024;

/**
 * The simulated world: everything that a moment of a run consists of. What changes lies in tables, the heap, the
 * lanes, the random bank and the engines' plain states, all of which write themselves into a snapshot; what does
 * not change lies in the configuration. Here is the state and the Host that the stacks run in; what happens at
 * each event is in arrivals, calls, jobs, faults and run.
 */
export class World implements Host, TimerOwner {
  /** Events dispatched so far. */
  dispatched = 0;
  configuration: Configuration = EMPTY;
  /** Lists of the configuration, at hand for the hot paths. */
  stacks: Configuration['stacks'] = [];
  nodeParts: Configuration['nodes'] = [];
  edgeParts: Configuration['edges'] = [];
  clientParts: Configuration['clients'] = [];
  hasZones = false;

  readonly heap = new EventHeap();
  readonly lanes = new TimerLanes(this.heap, LANE, this);
  readonly bank: RandomBank;
  readonly hash = new TraceHash();
  payloads = new PayloadStore(Infinity);
  readonly meter = new Meter(this.heap.clock);
  readonly outside = new Outside();
  /** What keeps and changes data; null as long as no part does. */
  data: DataHost | null = null;
  dataBook: DataBook | null = null;
  log = new ChangeLog();
  traces = new TraceLog();

  readonly requests = new Table(REQUEST_COLUMNS);
  readonly attempts = new Table(SIM_ATTEMPT_COLUMNS);
  readonly jobs = new Table(JOB_COLUMNS);
  readonly instances = new Table(INSTANCE_COLUMNS);
  readonly clients = new Table(CLIENT_COLUMNS);
  readonly users = new Table(USER_COLUMNS);
  readonly edges = new Table(EDGE_COLUMNS);
  /** By request. */
  readonly passed = new PassedNodes();

  frames = new Float64Array(0);
  frameWidth = 1;

  /** By instance: what the settings of its node and the faults that act amount to. Derived: not part of a snapshot. */
  errorRates = new Float64Array(0);
  latencyFactors = new Float64Array(0);
  addedNs = new Float64Array(0);
  capacities = new Float64Array(0);
  /** By instance: whether work takes anything else than drawn; whether a fault fails the first requests. */
  workChanged = new Uint8Array(0);
  failing = new Uint8Array(0);
  /** By instance: whether a fault may crash it when work there ends. */
  crashing = new Uint8Array(0);
  /** By instance: how many requests it works on at once now, and the index of its zone. */
  workers = new Int32Array(0);
  zoneOf = new Int32Array(0);
  /** By node: the instances that callers know of. */
  rotations: (readonly number[])[] = [];
  /** The same as places among all instances of the node. */
  knownPlaces: (readonly number[])[] = [];
  /** By edge: whether more than its latency may happen to a message. */
  roughEdges = new Uint8Array(0);
  /** By fault: which of its turns acts now, or -1; and how many requests it has struck in it, if it counts them. */
  faultTurns = new Int32Array(0);
  struck = new Int32Array(0);
  /** By fault: when it changes next; and the handle of the event at the first of these moments, or -1. */
  faultChanges = new Float64Array(0);
  faultEvent = -1;
  /** Somebody follows a request (tracing/replay.ts); null in every run that goes on by itself. */
  recorder: Recorder | null = null;
  /** By guard: the handle of the event at its next deadline, or -1, and that deadline. */
  guardEvents = new Int32Array(0);
  guardDeadlines = new Float64Array(0);
  /** Commands applied so far. */
  commands = 0;

  constructor(
    readonly seed: number,
    private readonly payloadLimit = PAYLOAD_LIMIT,
  ) {
    this.bank = new RandomBank(seed);
  }

  /** What the line that runs has written down. */
  get chronicle(): Chronicle {
    const { log, payloads, traces, dataBook } = this;
    return { log, history: this.meter.history, payloads, traces, data: dataBook };
  }

  /** From here on the world writes another line; its moment is restored by a checkpoint. */
  set chronicle({ log, history, payloads, traces, data }: Chronicle) {
    this.log = log;
    this.dataBook = data;
    this.traces = traces;
    this.meter.history = history;
    this.payloads = payloads;
  }

  /** Keeps a document of the run and gives its handle. Its content is part of the trace hash. */
  appendPayload(value: JsonValue): number {
    const handle = this.payloads.append(value);
    this.hash.text(this.payloads.text(handle));
    return handle;
  }

  /** The event that passed the limit was still finished; the run stops before the next. */
  get payloadsHaveRoom(): boolean {
    return this.payloads.bytes <= this.payloadLimit;
  }

  get now(): Time {
    return this.heap.clock[0];
  }

  set now(time: Time) {
    this.heap.clock[0] = time;
  }

  adopt(configuration: Configuration): void {
    this.configuration = configuration;
    this.stacks = configuration.stacks;
    this.nodeParts = configuration.nodes;
    this.edgeParts = configuration.edges;
    this.clientParts = configuration.clients;
    this.hasZones = configuration.zones.length > 1;
    this.outside.adopt(configuration);
    if (configuration.data === null) {
      // What is written down about data lies in the known future, if there is any.
      this.data = null;
      this.dataBook?.reset();
    } else (this.data ??= dataCode().host(this)).adopt(configuration.data);
  }

  layersOf(row: number): readonly Layer[] {
    return this.stacks[this.attempts.col.stack[row]].layers;
  }

  edgeOf(row: number): number {
    return this.attempts.col.edge[row];
  }

  draw(row: number, layer: Layer, purpose: number): number {
    const { drawKey, number } = this.attempts.col;
    return this.bank.keyedUnit(mix32(mix32(drawKey[row], number[row]), purpose), layer.key);
  }

  openTry(row: number, base: number): number {
    return openTryRow(this, row, base);
  }

  close(row: number): void {
    closeAttempt(this, row);
  }

  arm(row: number, layer: Layer, delay: Duration): void {
    const stack = this.stacks[this.attempts.col.stack[row]];
    const lane = stack.lanes[layer.position];
    const at = row * this.frameWidth + layer.frame + layer.timerFrame;
    if (lane >= 0 && delay === layer.usualDelay) {
      this.frames[at] = this.lanes.arm(lane, row, layer.position);
    } else {
      // Handles are told from tokens of lanes by their sign.
      this.frames[at] = -1 - this.heap.pushAfter(delay, TIMER, row, layer.position);
    }
  }

  disarm(row: number, layer: Layer): void {
    const at = row * this.frameWidth + layer.frame + layer.timerFrame;
    const token = this.frames[at];
    if (token < 0) this.heap.cancel(-1 - token);
    this.frames[at] = 0;
  }

  /** Whether a timer of a lane still means something: the frame keeps its token. */
  isArmed(row: number, position: number, token: number): boolean {
    const layer = this.stacks[this.attempts.col.stack[row]].layers[position];
    if (layer === undefined || layer.timerFrame < 0) return false;
    return this.frames[row * this.frameWidth + layer.frame + layer.timerFrame] === token;
  }

  send(row: number): void {
    sendAttempt(this, row);
  }

  abandoned(row: number): void {
    abandonSent(this, row);
  }

  settled(row: number, outcome: Outcome): void {
    countSettled(this, row, outcome);
    const { parent, request } = this.attempts.col;
    const caller = parent[row];
    // What is left of the call may outlive its caller, whose row will then be another's.
    parent[row] = BY_NOBODY;
    if (caller >= 0) childSettled(this, caller, row, outcome);
    else if (caller === BY_CLIENT) requestSettled(this, request[row], outcome);
    else if (caller === BY_NOBODY) releaseRequest(this, request[row]);
    else if (caller === BY_PROCESS) this.data?.callEnded(row, outcome);
    else otherSettled(this, waitingRow(caller), outcome);
  }

  late(row: number, outcome: Outcome): void {
    lateAnswer(this, row, outcome);
  }

  guardChanged(guard: number): void {
    noteGuardChange(this, guard);
  }

  instanceEjected(guard: number, place: number, isEjected: boolean): void {
    noteEjection(this, guard, place, isEjected);
  }

  guardDeadline(guard: number, deadline: Time): void {
    if (this.guardDeadlines[guard] !== deadline) armGuard(this, guard, deadline);
  }

  note(row: number, event: CallEvent): void {
    this.meter.edges.counts[this.edgeOf(row) * EDGE_WIDTH + EDGE.event + event]++;
    this.decided(row, DECISION_OF_EVENT[event]);
    this.recorder?.noted(row, event);
  }

  decided(row: number, decision: number): void {
    this.requests.col.decisions[this.attempts.col.request[row]] |= decision;
  }

  deadlineOf(row: number, position: number): Time {
    return deadlineOf(this, row, position);
  }

  isIdempotent(row: number): boolean {
    return isIdempotent(this, row);
  }

  pushback(row: number, outcome: Outcome): Time {
    return pushback(this, row, outcome);
  }

  keyOf(row: number): number {
    return this.requests.col.key[this.attempts.col.request[row]];
  }

  userOf(row: number): number {
    return this.requests.col.user[this.attempts.col.request[row]];
  }

  cacheKeyOf(row: number, perUser: boolean): number {
    return cacheKeyOf(this, row, perUser);
  }

  openDetached(row: number, base: number): number {
    return openDetached(this, row, base);
  }

  detachedEnded(row: number): void {
    releaseRequest(this, this.attempts.col.request[row]);
  }

  openOther(row: number, edge: number): number {
    return openOther(this, row, edge);
  }

  beginOther(other: number): void {
    this.recorder?.callOpened(other, 'other', waitingRow(this.attempts.col.parent[other]));
    beginCall(this, other);
  }

  withdrawOther(other: number): void {
    withdraw(this, other);
  }

  knownInstances(row: number): readonly number[] {
    return this.knownPlaces[this.edgeParts[this.edgeOf(row)].to];
  }

  instanceOf(row: number): number {
    const instance = this.attempts.col.instance[row];
    return instance === NOWHERE ? -1 : placeOf(this, instance);
  }

  chooseInstance(row: number, place: number): void {
    const { to } = this.edgeParts[this.edgeOf(row)];
    this.attempts.col.instance[row] = place < 0 ? NOWHERE : this.nodeParts[to].allInstances[place];
  }

  /**
   * An empty frame for a new row. A number that another layer left there could pass for the token of a timer, and a
   * timer that was disarmed long ago would fire.
   */
  clearFrame(row: number): void {
    const { frameWidth } = this;
    if (this.frames.length < this.attempts.capacity * frameWidth) this.growFrames();
    const end = (row + 1) * frameWidth;
    for (let at = row * frameWidth; at < end; at++) this.frames[at] = 0;
  }

  private growFrames(): void {
    const grown = new Float64Array(this.attempts.capacity * this.frameWidth);
    grown.set(this.frames);
    this.frames = grown;
  }

  /** A new stack is wider than all before: every frame moves to the new width. */
  widenFrames(width: number): void {
    if (width <= this.frameWidth) return;
    const wider = new Float64Array(this.attempts.capacity * width);
    for (let row = 0; row < this.attempts.high; row++) {
      const from = row * this.frameWidth;
      wider.set(this.frames.subarray(from, from + this.frameWidth), row * width);
    }
    this.frames = wider;
    this.frameWidth = width;
  }
}
