import { CANCELLED, OK } from '../../base/outcome';
import { PARKED, PASS } from '../../policies/layer';
import type {
  AttemptRecord,
  CallRecord,
  EnteredRecord,
  GivenUpRecord,
  LayerRecord,
  LeftRecord,
  SentRecord,
  TraceRecord,
} from './records';
import type { CallSpan, QueueSpan, RequestSpan, SimSpan, TrySpan, WaitSpan, WorkSpan } from './span';

type Open<Span> = Span extends SimSpan
  ? { -readonly [Key in keyof Span]: Key extends 'events' ? TraceRecord[] : Span[Key] }
  : never;

/** What is known of a try, sent or not. */
interface Attempt {
  readonly call: number;
  readonly number: number;
  readonly how: AttemptRecord['how'];
  /** Nobody ever waits for it. */
  readonly background: boolean;
  span?: Open<TrySpan>;
  queue?: Open<QueueSpan>;
  work?: Open<WorkSpan>;
}

/** Makes spans of records, one after the other. `parent` is the ordinal of a span. */
export class SpanBuilder {
  readonly spans: SimSpan[] = [];
  private request: Open<RequestSpan> | undefined;
  private readonly calls = new Map<number, Open<CallSpan>>();
  private readonly attempts = new Map<number, Attempt>();
  private waits: Open<WaitSpan>[] = [];
  /** By engine: the call that met it last. */
  private readonly metBy = new Map<number, Open<CallSpan>>();

  take(record: TraceRecord): void {
    switch (record.kind) {
      case 'asked': {
        const { client, number, type } = record;
        this.request = this.add({
          ...this.stamp(record, -1),
          kind: 'request',
          client,
          number,
          type,
          late: false,
        });
        return;
      }
      case 'patience-over':
        this.request?.events.push(record);
        return;
      case 'ended':
        if (this.request === undefined) return;
        this.request.late = record.late;
        close(this.request, record.time, record.outcome);
        return;
      case 'guard-changed':
        this.metBy.get(record.guard)?.events.push(record);
        return;
      case 'call-opened':
        this.callOpened(record);
        return;
      case 'attempt-opened':
        this.attemptOpened(record);
        return;
      case 'entered':
      case 'left':
      case 'timer':
      case 'cut-off':
        this.atLayer(record);
        return;
      case 'noted':
        this.calls.get(record.call)?.events.push(record);
        return;
      case 'given-up':
        this.givenUp(record);
        return;
      case 'call-settled':
      case 'call-withdrawn':
        this.callEnded(record.call, record.time, record.kind === 'call-settled' ? record.outcome : CANCELLED);
        return;
      default:
        this.atCallee(record);
    }
  }

  /** What happens to a try on the network and at the callee. */
  private atCallee(record: Exclude<TraceRecord, { readonly call: number }>): void {
    if (!('attempt' in record)) return;
    const attempt = this.attempts.get(record.attempt);
    if (attempt === undefined) return;
    if (record.kind === 'sent') attempt.span = this.sent(record, attempt);
    const { span, queue, work } = attempt;
    if (span === undefined) return;
    switch (record.kind) {
      case 'delivered':
        span.deliveredAt = record.time;
        return;
      case 'queued':
        attempt.queue = this.add({
          ...this.stamp(record, span.ordinal, record),
          kind: 'queue',
          ...siteOf(span),
        });
        return;
      case 'started':
        if (queue !== undefined) close(queue, record.time, OK);
        attempt.work = this.add({
          ...this.stamp(record, span.ordinal, record),
          kind: 'work',
          ...siteOf(span),
          workedAt: NaN,
        });
        return;
      case 'worked':
        if (work === undefined) return;
        work.workedAt = record.time;
        if (record.outcome !== OK) work.events.push(record);
        return;
      case 'frozen':
      case 'thawed':
        work?.events.push(record);
        return;
      case 'turned-away':
      case 'cancelled':
        span.events.push(record);
        endAtCallee(attempt, record.time, record.kind === 'cancelled' ? CANCELLED : record.outcome);
        return;
      case 'answered':
        span.answeredAt = record.time;
        endAtCallee(attempt, record.time, record.outcome);
        return;
      case 'passage':
        if (record.fate !== 'passes' || record.faults.length > 0) span.events.push(record);
        return;
      case 'arrived':
        span.late = record.late;
        if (record.late) span.events.push(record);
        close(span, record.time, record.outcome);
        return;
      default:
    }
  }

  private attemptOpened(record: AttemptRecord): void {
    const { attempt, call, number, how, of } = record;
    const isAlone = how === 'detached' || how === 'copy';
    const background = isAlone || this.attempts.get(of)?.background === true;
    this.attempts.set(attempt, { call, number, how, background });
    if (how !== 'first') this.calls.get(call)?.events.push(record);
  }

  private callOpened(record: CallRecord): void {
    const { call, edge, stack, origin, optional } = record;
    const by = this.attempts.get(record.by);
    const abandoned = origin === 'unawaited' || (origin === 'other' && by?.background === true);
    const maker = origin === 'other' ? this.calls.get(by?.call ?? -1) : (by?.work ?? by?.span);
    const parent = (origin === 'client' ? this.request : maker)?.ordinal ?? 0;
    const stamp = { ...this.stamp(record, parent), abandoned };
    this.calls.set(call, this.add({ ...stamp, kind: 'call', call, edge, stack, origin, optional }));
  }

  private callEnded(call: number, time: number, outcome: number): void {
    const span = this.calls.get(call);
    if (span === undefined) return;
    this.closeWaits(time, (wait) => wait.parent === span.ordinal && !wait.abandoned);
    close(span, time, outcome);
  }

  private atLayer(record: LayerRecord): void {
    const span = this.calls.get(record.call);
    if (span === undefined) return;
    if (record.guard >= 0) this.metBy.set(record.guard, span);
    switch (record.kind) {
      case 'entered':
        this.entered(record, span);
        return;
      case 'left':
        this.left(record, span);
        return;
      case 'cut-off':
        span.events.push(record);
        return;
      case 'timer': {
        const isWaitedFor = this.closeWaits(
          record.time,
          ({ attempt, layer }) => attempt === record.attempt && layer === record.layer,
        );
        if (!isWaitedFor) span.events.push(record);
      }
    }
  }

  private entered(record: EnteredRecord, span: Open<CallSpan>): void {
    if (record.signal === PASS) return;
    span.events.push(record);
    if (record.signal === PARKED) this.beginWait(record, span);
  }

  private left(record: LeftRecord, span: Open<CallSpan>): void {
    // Whoever loses a place further in without a timer goes on outward from there.
    this.closeWaits(record.time, ({ attempt, layer }) => attempt === record.tried && layer > record.layer);
    const isRetry = record.pattern === 'retry';
    if (record.came !== record.went || (isRetry && record.came !== OK)) span.events.push(record);
    if (isRetry && record.went === PARKED) this.beginWait(record, span);
  }

  private beginWait(record: EnteredRecord | LeftRecord, span: Open<CallSpan>): void {
    const { attempt, layer, guard, pattern } = record;
    const stamp = this.stamp(record, span.ordinal);
    const abandoned = this.attempts.get(attempt)?.background === true;
    this.waits.push(this.add({ ...stamp, abandoned, kind: 'wait', attempt, layer, guard, pattern }));
  }

  /** Returns whether there were any. */
  private closeWaits(time: number, which: (wait: Open<WaitSpan>) => boolean): boolean {
    const ended = this.waits.filter(which);
    for (const wait of ended) close(wait, time, -1);
    if (ended.length > 0) this.waits = this.waits.filter((wait) => !ended.includes(wait));
    return ended.length > 0;
  }

  private givenUp(record: GivenUpRecord): void {
    this.closeWaits(
      record.time,
      ({ attempt, layer }) => attempt === record.attempt && layer > record.boundary,
    );
    const span = this.attempts.get(record.attempt)?.span;
    if (!record.isSent || span === undefined) return;
    span.abandoned = true;
    span.givenUpAt = record.time;
    span.events.push(record);
  }

  private sent(record: SentRecord, { call, number, how, background }: Attempt): Open<TrySpan> {
    const { attempt, node, place } = record;
    const parent = this.calls.get(call)?.ordinal ?? 0;
    const never = { deliveredAt: NaN, answeredAt: NaN, givenUpAt: NaN, late: false };
    const stamp = { ...this.stamp(record, parent), abandoned: background };
    return this.add({ ...stamp, kind: 'try', attempt, number, how, background, node, place, ...never });
  }

  /** What a span has that begins now, perhaps with an event. */
  private stamp({ time }: TraceRecord, parent: number, ...events: TraceRecord[]) {
    return { ordinal: this.spans.length, parent, from: time, to: NaN, outcome: -1, abandoned: false, events };
  }

  private add<Span extends SimSpan>(span: Span): Span {
    this.spans.push(span);
    return span;
  }
}

function siteOf({ attempt, node, place }: TrySpan): Pick<QueueSpan, 'attempt' | 'node' | 'place'> {
  return { attempt, node, place };
}

/** Whatever the callee was doing with a try is over. */
function endAtCallee({ queue, work }: Attempt, time: number, outcome: number): void {
  if (queue !== undefined && Number.isNaN(queue.to)) close(queue, time, outcome);
  if (work !== undefined && Number.isNaN(work.to)) close(work, time, outcome);
}

function close(span: { to: number; outcome: number }, time: number, outcome: number): void {
  if (!Number.isNaN(span.to)) return;
  span.to = time;
  span.outcome = outcome;
}
