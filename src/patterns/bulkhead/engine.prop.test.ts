import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import * as engine from './engine';
import type { BulkheadSettings } from './settings';

const anySettings: fc.Arbitrary<BulkheadSettings> = fc.record({
  maxConcurrent: fc.integer({ min: 1, max: 4 }),
  queueLimit: fc.integer({ min: 0, max: 5 }),
  queueTimeoutMs: fc.constant(0),
  queueOrder: fc.constantFrom('fifo', 'lifo'),
});

type Step =
  | { readonly kind: 'ask' | 'release' | 'save' }
  | { readonly kind: 'leave' | 'expire'; readonly which: number }
  | { readonly kind: 'wait'; readonly ns: number }
  | { readonly kind: 'adapt'; readonly settings: BulkheadSettings };

const anyStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 8, arbitrary: fc.constant({ kind: 'ask' }) },
  { weight: 6, arbitrary: fc.constant({ kind: 'release' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('expire' as const), which: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ns: fc.constantFrom(0, 1, 7, 1e6, 7.2e12) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('adapt' as const), settings: anySettings }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' }) },
);

interface Waiter {
  readonly ticket: number;
  readonly since: number;
}

/** The bulkhead of a textbook: a number of running calls and a list of waiters, in the order in which they came. */
class Model {
  now = 0;
  running = 0;
  waiting: Waiter[] = [];
  rejected = 0;
  left = 0;
  timedOut = 0;
  evicted = 0;
  longestWait = 0;

  constructor(public settings: BulkheadSettings) {}

  ask(ticket: number): number {
    if (this.running < this.settings.maxConcurrent) {
      this.running += 1;
      return engine.ACQUIRED;
    }
    if (this.waiting.length < this.settings.queueLimit) {
      this.waiting.push({ ticket, since: this.now });
      return engine.QUEUED;
    }
    this.rejected += 1;
    return engine.REJECTED;
  }

  /** Takes some waiters out, whatever for. */
  remove(gone: readonly Waiter[]): number[] {
    this.waiting = this.waiting.filter((waiter) => !gone.includes(waiter));
    for (const { since } of gone) this.longestWait = Math.max(this.longestWait, this.now - since);
    return gone.map(({ ticket }) => ticket);
  }

  /** Those who wait in the order in which they are to be served. */
  inTurn(): Waiter[] {
    return this.settings.queueOrder === 'fifo' ? this.waiting : this.waiting.toReversed();
  }

  letIn(): number[] {
    const free = Math.max(0, this.settings.maxConcurrent - this.running);
    const started = this.remove(this.inTurn().slice(0, free));
    this.running += started.length;
    return started;
  }

  evict(): number[] {
    const gone = this.remove(this.inTurn().slice(this.settings.queueLimit).reverse());
    this.evicted += gone.length;
    return gone;
  }
}

/** The engine and the model side by side, with what each of them answered. */
class Pair {
  readonly model: Model;
  config: engine.BulkheadConfig;
  state: engine.BulkheadState;
  asked = 0;
  readonly answers: (number | boolean)[] = [];
  readonly expected: (number | boolean)[] = [];

  constructor(settings: BulkheadSettings) {
    this.model = new Model(settings);
    this.config = engine.configure(settings);
    this.state = engine.init(this.config, 0);
  }

  take(step: Step): void {
    const { model, config, state } = this;
    const { now } = model;
    if (step.kind === 'ask') {
      this.asked += 1;
      this.note(engine.tryAcquire(config, state, this.asked, now), model.ask(this.asked));
    } else if (step.kind === 'release' && model.running > 0) {
      model.running -= 1;
      const [next = engine.NOBODY] = model.letIn();
      this.note(engine.release(config, state, now), next);
    } else if (step.kind === 'leave' || step.kind === 'expire') {
      const waiter = model.waiting[step.which];
      const waits = waiter !== undefined;
      if (waits) model.remove([waiter]);
      if (step.kind === 'leave') model.left += waits ? 1 : 0;
      else model.timedOut += waits ? 1 : 0;
      const end = step.kind === 'leave' ? engine.leave : engine.expire;
      this.note(end(state, waiter?.ticket ?? -5, now), waits);
    } else if (step.kind === 'wait') {
      model.now += step.ns;
    } else if (step.kind === 'adapt') {
      this.adapt(step.settings);
    } else if (step.kind === 'save') {
      this.saveAndRestore();
    }
  }

  private note(answer: number | boolean, expected: number | boolean): void {
    this.answers.push(answer);
    this.expected.push(expected);
  }

  private adapt(settings: BulkheadSettings): void {
    const { model, state } = this;
    model.settings = settings;
    this.config = engine.configure(settings);
    const { now } = model;
    for (const ticket of model.letIn()) this.note(engine.admit(this.config, state, now), ticket);
    this.note(engine.admit(this.config, state, now), engine.NOBODY);
    for (const ticket of model.evict()) this.note(engine.evict(this.config, state, now), ticket);
    this.note(engine.evict(this.config, state, now), engine.NOBODY);
    engine.adapt(this.config, state, now);
  }

  private saveAndRestore(): void {
    const shape = engine.shape(this.config);
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, this.state);
    this.state = engine.init(this.config, 0);
    readPlainState(new SnapshotReader(writer.finish()), shape, this.state);
  }
}

describe('properties of the bulkhead engine', () => {
  it('BH-1 to BH-17: agrees with a textbook model under both orders, whatever is done when', () => {
    const property = fc.property(anySettings, fc.array(anyStep, { maxLength: 150 }), (settings, steps) => {
      const pair = new Pair(settings);
      for (const step of steps) {
        pair.take(step);
        const { model, state, config } = pair;
        expect(pair.answers).toEqual(pair.expected);
        expect([state.current, state.queued]).toEqual([model.running, model.waiting.length]);
        // BH-11
        if (state.current < config.maxConcurrent) expect(state.queued).toBe(0);
        // BH-13
        const { admitted, queuedTotal, rejected, left, timedOut, evicted, queued } = state;
        expect([rejected, left, timedOut, evicted]).toEqual([
          model.rejected,
          model.left,
          model.timedOut,
          model.evicted,
        ]);
        expect(admitted + rejected + left + timedOut + evicted + queued).toBe(pair.asked);
        expect(queuedTotal).toBeGreaterThanOrEqual(left + timedOut + evicted + queued);
        // BH-17
        expect(state.longestWait).toBe(model.longestWait);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('BH-11, BH-13: a free slot implies an empty queue, and waiters are let in, leave, or are evicted', () => {
    const property = fc.property(anySettings, fc.array(anyStep, { maxLength: 100 }), (settings, steps) => {
      const pair = new Pair(settings);
      let letInAtOnce = 0;
      for (const step of steps) {
        if (step.kind === 'ask' && pair.model.running < pair.model.settings.maxConcurrent) letInAtOnce += 1;
        pair.take(step);
        const { admitted, queuedTotal, left, timedOut, evicted, queued, current } = pair.state;
        expect(queuedTotal).toBe(admitted - letInAtOnce + left + timedOut + evicted + queued);
        expect(current < pair.config.maxConcurrent && queued > 0).toBe(false);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
