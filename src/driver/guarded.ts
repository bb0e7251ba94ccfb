import { assert } from '../base/assert';
import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import { BreakerLayer } from '../policies/layers/breaker-layer';
import { Call, asAnswer, type CallOptions, type Work } from './call';
import { CallHost } from './call-host';
import type { CallContext } from './call-context';
import { checkNeeds } from './check-needs';
import { checkStack, type CheckedLayer } from './check-stack';
import { eraOf } from './era';
import { Audience, type GuardListener } from './events';
import { explainNow, type GuardExplanation } from './explain-guard';
import type { FilledOptions } from './guard-options';
import { QuickBreaker } from './quick-breaker';
import type { Settled } from './results';
import { restoreSnapshot, takeSnapshot, type GuardSnapshot } from './snapshot';
import { statsOf, type GuardStats } from './stats';

let resolveMade: (value: unknown) => void;
let rejectMade: (error: unknown) => void;
/** Takes the two ends of a promise that is made: the same function for all of them. */
const takeEnds = (resolve: (value: unknown) => void, reject: (error: unknown) => void): void => {
  resolveMade = resolve;
  rejectMade = reject;
};

/** Other instances to choose among. Those that stay keep their places, so that what is known of them stays, too. */
export interface InstanceChange {
  readonly instances?: readonly string[];
  readonly weights?: readonly number[];
}

/** A stack of layers in front of functions. Every function that is called through it shares its engines. */
export class Guarded<Fallback = never> {
  private readonly audience = new Audience();
  private host: CallHost;
  private quick: QuickBreaker | null = null;

  constructor(
    private models: readonly CheckedLayer[],
    private options: FilledOptions,
  ) {
    this.host = new CallHost(options, eraOf(options.clock), this.audience);
    this.host.install(models, options.instances, options.weights);
    this.lookForShortWay();
    if (options.onEvent !== undefined) this.listen(options.onEvent);
  }

  get name(): string {
    return this.options.name;
  }

  /**
   * Calls a function, or does what the layers say in its place. Rejects with what the function threw, or with a
   * `RejectedError`, `TimeoutError` or `CancelledError`.
   */
  call<Value>(work: Work<Value>, options?: CallOptions): Promise<Value | Fallback> {
    const { quick } = this;
    if (quick !== null && options === undefined) {
      if (quick.admits) return asAnswer(quick.call(work));
      if (quick.rejects) return quick.reject();
    }
    const promise = new Promise<unknown>(takeEnds);
    this.begin(work, options, resolveMade, rejectMade);
    return asAnswer(promise);
  }

  /** The same with every outcome as a value: nothing is thrown, and no error is made for a call that is turned away. */
  attempt<Value>(work: Work<Value>, options?: CallOptions): Promise<Settled<Value | Fallback>> {
    const { quick } = this;
    if (quick !== null && options === undefined) {
      if (quick.admits) return asAnswer(quick.attempt(work));
      if (quick.rejects) return quick.rejection();
    }
    const promise = new Promise<unknown>(takeEnds);
    this.begin(work, options, resolveMade, null);
    return asAnswer(promise);
  }

  /** A function that calls another one through the guard. What it is asked may say more about the call. */
  wrap<Args extends readonly unknown[], Value>(
    work: (context: CallContext, ...args: Args) => Value | PromiseLike<Value>,
    optionsOf?: (...args: Args) => CallOptions | undefined,
  ): (...args: Args) => Promise<Value | Fallback> {
    return (...args) => this.call((context) => work(context, ...args), optionsOf?.(...args));
  }

  listen(listener: GuardListener): () => void {
    const stop = this.audience.listen(listener);
    this.host.watch();
    return () => {
      stop();
      this.host.watch();
    };
  }

  /** How many calls ended how, what is under way, and what the engines count. */
  stats(): GuardStats {
    return statsOf(this.host);
  }

  /** Whether a call would be let in now, and why; `about` says whose call, where limits are for keys or users. */
  explain(about?: Pick<CallOptions, 'key' | 'user'>): GuardExplanation {
    return explainNow(this.host, about);
  }

  /** What the engines know, as plain JSON: calls under way and kept answers are not part of it. */
  snapshot(): GuardSnapshot {
    return takeSnapshot(this.host);
  }

  /**
   * Takes a snapshot over, from this process or another one, and returns the ids of the layers that it was for. A guard
   * with calls under way, or a snapshot that does not fit, is left as it is.
   */
  restore(snapshot: unknown): Result<readonly string[], readonly Problem[]> {
    return restoreSnapshot(this.host, snapshot);
  }

  /**
   * Changes the stack, or the instances, while calls are under way: these finish on the layers that they entered. Engines
   * of layers with the same id and kind go on with their new settings. What is wrong is reported, and changes nothing.
   */
  configure(stack: unknown, change: InstanceChange = {}): Result<void, readonly Problem[]> {
    const checked = checkStack(stack);
    if (!checked.ok) return checked;
    const { instances = this.options.instances, weights = this.options.weights } = change;
    const options = { ...this.options, instances, weights };
    const problems = checkNeeds(checked.value, options, this.host.instances.length);
    if (problems.length > 0) return err(problems);
    this.options = options;
    this.models = checked.value;
    this.host.install(this.models, instances, weights);
    this.lookForShortWay();
    return ok(undefined);
  }

  /**
   * Lets no call in any more. Calls that wait, in a queue or for their next attempt, are rejected at once. Those whose
   * function is at work get its answer, or their timeout; no timer is left when the last of them has ended.
   */
  close(): void {
    this.host.shut();
  }

  private begin(
    work: Work<unknown>,
    options: CallOptions | undefined,
    resolve: (value: unknown) => void,
    reject: ((error: unknown) => void) | null,
  ): void {
    if (this.host.isOld) this.renew();
    const { host } = this;
    host.begin(new Call(host.callsBegun + 1, work, options, resolve, reject));
  }

  /** Time is counted anew before its numbers become too large. Calls under way end where they began. */
  private renew(): void {
    const old = this.host;
    this.host = new CallHost(this.options, eraOf(this.options.clock), this.audience);
    this.host.install(this.models, this.options.instances, this.options.weights);
    this.host.counts.set(old.counts);
    this.host.callsBegun = old.counts.reduce((sum, count) => sum + count, 0);
    this.host.attemptsBegun = old.attemptsBegun;
    this.host.lateEnds = old.lateEnds;
    const restored = restoreSnapshot(this.host, takeSnapshot(old));
    assert(restored.ok, 'a guard fits its own snapshot');
    if (old.isClosed) this.host.shut();
    this.lookForShortWay();
  }

  private lookForShortWay(): void {
    const { layers } = this.host.stacks.current;
    const layer = layers[0];
    const isAlone = layers.length === 1 && layer instanceof BreakerLayer;
    this.quick = isAlone ? new QuickBreaker(this.host, layer.guard) : null;
  }
}
