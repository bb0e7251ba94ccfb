import { ensure } from '../../base/assert';
import { OK, isServed } from '../../base/outcome';
import { CLOSED, HALF_OPEN } from '../../patterns/circuit-breaker/catalogue';
import type { PatternId } from '../../patterns/registry';
import type { LayerModel, Model } from '../../sim/model';
import type { FaultModel } from '../../sim/fault-model';
import { BREAKER_CHANGED, type ChangeLog } from '../../sim/change-log';
import type { LoggedCommand } from '../../sim/line';
import { criticalPath, type CriticalPiece } from '../../sim/tracing/critical-path';
import type { CallRecord, LeftRecord, TraceRecord, WorkedRecord } from '../../sim/tracing/records';
import type { Recording } from '../../sim/tracing/replay';
import type { SimSpan, TrySpan } from '../../sim/tracing/span';
import { spansOf } from '../../sim/tracing/spans';
import { slows } from './fault-words';
import type { GuardNotes, GuardWords } from './guard-words';
import type { PartNames } from './part-names';

/** Models of the line up to the present moment. */
export interface ModelHistory {
  readonly start: Model;
  readonly commands: readonly LoggedCommand[];
}

/** All that is known of one request: what was recorded, the spans of that, and what its guards said. */
export class Account {
  readonly spans: readonly SimSpan[];
  readonly critical: readonly CriticalPiece[];
  private readonly calls = new Map<number, CallRecord>();
  private readonly callOfAttempt = new Map<number, number>();
  private readonly indices = new Map<TraceRecord, number>();
  private readonly failures = new Map<number, number>();

  constructor(
    readonly recording: Recording,
    readonly names: PartNames,
    /** The changes of the run up to the present moment, and how far that goes. */
    readonly log: ChangeLog,
    private readonly models: ModelHistory,
    private readonly notes: GuardNotes,
  ) {
    const { records, until } = recording;
    notes.pair(records);
    this.spans = spansOf(records);
    this.critical = criticalPath(this.spans, until);
    records.forEach((record, index) => {
      this.indices.set(record, index);
      if (record.kind === 'arrived' && !record.late && record.outcome !== OK) {
        this.failures.set(record.attempt, index);
      }
      if (record.kind === 'call-opened') this.calls.set(record.call, record);
      if (record.kind === 'attempt-opened') this.callOfAttempt.set(record.attempt, record.call);
    });
  }

  get records(): readonly TraceRecord[] {
    return this.recording.records;
  }

  get configuration() {
    return this.names.configuration;
  }

  call(call: number): CallRecord {
    return ensure(this.calls.get(call), `call ${call} of a recorded request`);
  }

  callOf(attempt: number): CallRecord {
    return this.call(ensure(this.callOfAttempt.get(attempt), `try ${attempt} of a recorded request`));
  }

  /** The place of a record among all. */
  indexOf(record: TraceRecord): number {
    return ensure(this.indices.get(record), 'a record of this request');
  }

  /** Where it is written that no real answer came back to whoever waited for a try; -1 where one did, or nothing. */
  failedAt(attempt: number): number {
    return this.failures.get(attempt) ?? -1;
  }

  /**
   * Failures that a layer let pass after it had looked at them: a fallback without an answer, a breaker whose trial it
   * was. The events of a span leave these out.
   */
  leftUnchanged(call: number): readonly TraceRecord[] {
    return this.records.filter(
      (record) =>
        record.kind === 'left' &&
        record.call === call &&
        record.came === record.went &&
        !isServed(record.came) &&
        (record.pattern === 'fallback' || (record.pattern === 'circuit-breaker' && this.wasTrial(record))),
    );
  }

  /** Whether a breaker let a call through to see how it ends: it was half-open then. */
  private wasTrial(record: LeftRecord): boolean {
    const entered = this.records.findLast(
      (one) =>
        one.kind === 'entered' &&
        one.call === record.call &&
        one.layer === record.layer &&
        this.indexOf(one) < this.indexOf(record),
    );
    return entered !== undefined && this.modeAt(record.guard, entered) === HALF_OPEN;
  }

  /** The mode of a breaker when a record was written; CLOSED before its first change. */
  private modeAt(guard: number, record: TraceRecord): number {
    const next = this.records
      .slice(this.indexOf(record))
      .find((one) => one.kind === 'guard-changed' && one.guard === guard);
    const before = next?.kind === 'guard-changed' ? next.row : this.log.cursor;
    for (let index = before - 1; index >= 0; index--) {
      const row = this.log.at(index);
      if (row.code === BREAKER_CHANGED && row.subject === guard && row.time <= record.time) return row.a;
    }
    return CLOSED;
  }

  /** The status of the real answer that work ended by; 0 where there was none. */
  statusOf({ attempt, time, outcome, fault }: WorkedRecord): number {
    if (fault >= 0) return 0;
    const { edges, nodes } = this.configuration;
    const { to } = edges[this.callOf(attempt).edge];
    return this.names.heard.status(nodes[to].model.id, time, outcome);
  }

  /** The same of a failed try: the callee's own answer, or the last one from further in that it passes on. */
  answeredStatus({ ordinal, outcome }: TrySpan): number {
    const place = this.spans.findIndex((one) => one.ordinal === ordinal);
    let found = 0;
    for (let at = place + 1; at < this.spans.length && this.spans[at].parent >= place; at++) {
      for (const record of this.spans[at].events) {
        if (record.kind === 'worked' && record.outcome === outcome) found = this.statusOf(record) || found;
      }
    }
    return found;
  }

  /** How work failed that no fault made fail. */
  ownFailure(record: WorkedRecord): string {
    const status = this.statusOf(record);
    return status === 0 ? 'failed by itself' : `answered ${status}`;
  }

  /** What a guard said at a decision. */
  words(record: TraceRecord): GuardWords | undefined {
    return this.notes.of(record);
  }

  /** The model in force when a record was written. */
  modelAt({ dispatched }: Pick<TraceRecord, 'dispatched'>): Model {
    const { start, commands } = this.models;
    return commands.findLast(({ after }) => after < dispatched)?.model ?? start;
  }

  /** A fault as it was set when a record was written. */
  faultAt(fault: number, record: TraceRecord): FaultModel {
    const { model } = this.configuration.faults[fault];
    return this.modelAt(record).faults.find(({ id }) => id === model.id) ?? model;
  }

  /** Of the faults that acted there, those that make things take longer. */
  slowing(record: TraceRecord & { readonly kind: 'started' | 'passage' }): number[] {
    return record.faults.filter((fault) => slows(this.faultAt(fault, record)));
  }

  /** The kind of a layer of the stack that a call entered. */
  kindOf({ stack }: Pick<CallRecord, 'stack'>, layer: number): PatternId | null {
    const { stacks, guards } = this.configuration;
    const engine = stacks[stack].layers.at(layer)?.guard;
    return guards.find(({ guard }) => guard === engine)?.kind ?? null;
  }

  /** A layer as the call met it: what an edit changed meanwhile is for later calls. */
  layerModel(call: CallRecord, layer: number): LayerModel | undefined {
    const { stacks, edges } = this.configuration;
    const id = stacks[call.stack].layers.at(layer)?.id;
    const edge = edges[call.edge].model.id;
    const inForce = this.modelAt(call).edges.find((one) => one.id === edge);
    return inForce?.stack.find((one) => one.id === id);
  }

  /** When a call had entered a layer last before a record of it was written; NaN if it had not. */
  enteredAt(
    layer: number,
    record: TraceRecord & { readonly call: number; readonly attempt: number },
  ): number {
    const before = this.records.slice(0, this.indexOf(record));
    const entries = before.filter(
      (one) => one.kind === 'entered' && one.call === record.call && one.layer === layer,
    );
    // Side by side, tries of a call enter layers by themselves; a layer outside of them was entered once for all.
    const own = entries.findLast((one) => one.kind === 'entered' && one.attempt === record.attempt);
    return (own ?? entries.at(-1))?.time ?? NaN;
  }
}
