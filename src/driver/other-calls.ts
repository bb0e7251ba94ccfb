import { ERROR, OK } from '../base/outcome';
import { FROM_FALLBACK_VALUE } from './call';
import { CallContext } from './call-context';
import { failureOf } from './failure-of';
import type { LayerHost } from './layer-host';

interface OtherCall {
  readonly number: number;
  readonly row: number;
  readonly name: string;
  context: CallContext | null;
  isOver: boolean;
}

/** Calls of other functions that fallbacks make in place of one that failed. */
export class OtherCalls {
  private readonly calls = new Map<number, OtherCall>();
  private numbers = 0;
  private readonly toBegin: OtherCall[] = [];

  constructor(private readonly host: LayerHost) {}

  open(row: number, name: string): number {
    const number = ++this.numbers;
    this.calls.set(number, { number, row, name, context: null, isOver: false });
    return number;
  }

  /** The function is called as soon as no engine is at work any more. */
  begin(number: number): void {
    const call = this.calls.get(number);
    if (call !== undefined) this.toBegin.push(call);
  }

  withdraw(number: number): void {
    const call = this.calls.get(number);
    if (call === undefined) return;
    this.calls.delete(number);
    call.isOver = true;
    this.host.giveUp(call.context);
  }

  /** False when there is none to begin. */
  beginNext(): boolean {
    const call = this.toBegin.shift();
    if (call === undefined) return false;
    if (!call.isOver) this.start(call);
    return true;
  }

  private start(call: OtherCall): void {
    const { host } = this;
    const { row, name } = call;
    const flight = host.rows.flights[row];
    const attempt = host.attempts.col.number[row];
    call.context = new CallContext(host, row, attempt, flight.place);
    flight.context = call.context;
    const failure = failureOf(flight.failure, flight.failureFrom, flight.value, host.callOf(row).attempts);
    const work = host.options.others[name];
    let answer: unknown;
    try {
      answer = work(call.context, failure);
    } catch {
      this.ended(call, false, undefined);
      return;
    }
    void Promise.resolve(answer).then(
      (value) => this.ended(call, true, value),
      () => this.ended(call, false, undefined),
    );
  }

  private ended(call: OtherCall, isServed: boolean, value: unknown): void {
    if (call.isOver) return;
    call.isOver = true;
    this.calls.delete(call.number);
    const { host } = this;
    const { row } = call;
    host.beginTurn();
    const flight = host.rows.flights[row];
    flight.context = null;
    if (isServed) {
      flight.from = FROM_FALLBACK_VALUE;
      flight.value = value;
    }
    host.layersOf(row)[host.attempts.col.depth[row]].otherEnded(host, row, isServed ? OK : ERROR);
    host.endTurn();
  }
}
