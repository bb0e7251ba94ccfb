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
});

type Step =
  | { readonly kind: 'ask' | 'release' | 'save' }
  | { readonly kind: 'leave'; readonly which: number }
  | { readonly kind: 'adapt'; readonly settings: BulkheadSettings };

const anyStep = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 8, arbitrary: fc.constant({ kind: 'ask' }) },
  { weight: 6, arbitrary: fc.constant({ kind: 'release' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('adapt' as const), settings: anySettings }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'save' }) },
);

/** The bulkhead of a textbook: a number of running calls and a list of waiters. */
class Model {
  running = 0;
  waiting: number[] = [];
  rejected = 0;
  left = 0;
  evicted = 0;

  constructor(public settings: BulkheadSettings) {}

  ask(ticket: number): number {
    if (this.running < this.settings.maxConcurrent) {
      this.running += 1;
      return engine.ACQUIRED;
    }
    if (this.waiting.length < this.settings.queueLimit) {
      this.waiting.push(ticket);
      return engine.QUEUED;
    }
    this.rejected += 1;
    return engine.REJECTED;
  }

  letIn(): number[] {
    const free = Math.max(0, this.settings.maxConcurrent - this.running);
    const started = this.waiting.splice(0, free);
    this.running += started.length;
    return started;
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
    if (step.kind === 'ask') {
      this.asked += 1;
      this.note(engine.tryAcquire(config, state, this.asked), model.ask(this.asked));
    } else if (step.kind === 'release' && model.running > 0) {
      model.running -= 1;
      const [next = engine.NOBODY] = model.letIn();
      this.note(engine.release(config, state), next);
    } else if (step.kind === 'leave') {
      const ticket = model.waiting[step.which] ?? -5;
      const waits = model.waiting.includes(ticket);
      model.waiting = model.waiting.filter((waiter) => waiter !== ticket);
      if (waits) model.left += 1;
      this.note(engine.leave(config, state, ticket), waits);
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
    for (const ticket of model.letIn()) this.note(engine.admit(this.config, state), ticket);
    this.note(engine.admit(this.config, state), engine.NOBODY);
    const evicted = model.waiting.splice(settings.queueLimit);
    model.evicted += evicted.length;
    for (const ticket of evicted.reverse()) this.note(engine.evict(this.config, state), ticket);
    this.note(engine.evict(this.config, state), engine.NOBODY);
    engine.adapt(this.config, state, 0);
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
  it('BH-1 to BH-14: agrees with a textbook model, whatever is done when', () => {
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
        const { admitted, queuedTotal, rejected, left, evicted, queued } = state;
        expect([rejected, left, evicted]).toEqual([model.rejected, model.left, model.evicted]);
        expect(admitted + rejected + left + evicted + queued).toBe(pair.asked);
        expect(queuedTotal).toBeGreaterThanOrEqual(left + evicted + queued);
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
        const { admitted, queuedTotal, left, evicted, queued, current } = pair.state;
        expect(queuedTotal).toBe(admitted - letInAtOnce + left + evicted + queued);
        expect(current < pair.config.maxConcurrent && queued > 0).toBe(false);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
