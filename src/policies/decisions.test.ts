import { describe, expect, it } from 'vitest';
import { ERROR, OK, type Outcome } from '../base/outcome';
import { DECISION } from './decisions';
import { FakeHost } from './fake-host.test-support';
import {
  breakerGuard,
  breakerLayer,
  bulkheadGuard,
  bulkheadLayer,
  makeStack,
  retryLayer,
  timeoutLayer,
} from './stack.test-support';
import { PARKED, PASS, type Signal } from './layer';
import type { WalkRecorder } from './walk-recorder';

describe('decisions that layers tell of by themselves', () => {
  it('are to turn calls away and to end waits, and none when all goes well', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 1, queueTimeoutMs: 20 });
    const host = new FakeHost(
      makeStack(breakerLayer(breakerGuard({ failureThreshold: 1 })), bulkheadLayer(slots)),
    );
    host.call();
    host.call();
    expect(host.decisions).toBe(0);
    host.call();
    expect(host.decisions).toBe(DECISION.bulkheadFull);
    host.decisions = 0;
    host.advanceTo(20);
    expect(host.decisions).toBe(DECISION.bulkheadFull);
    host.answer(ERROR);
    host.decisions = 0;
    host.call();
    expect(host.decisions).toBe(DECISION.openCircuit);
  });

  it('are to give up what takes too long', () => {
    const host = new FakeHost(makeStack(timeoutLayer(10)));
    host.call();
    host.advanceTo(10);
    expect(host.decisions).toBe(DECISION.timedOut);
    host.answer(OK);
    expect(host.decisions).toBe(DECISION.timedOut);
  });
});

/** Writes the way of a try down in words. */
class Way implements WalkRecorder {
  readonly steps: string[] = [];

  entered(_row: number, position: number, signal: Signal): void {
    this.steps.push(`in ${position}${signal === PASS ? '' : ` ${signal === PARKED ? 'parked' : signal}`}`);
  }

  left(_row: number, position: number, came: Outcome, went: Signal): void {
    this.steps.push(`out ${position} ${came} ${went === PARKED ? 'kept' : went}`);
  }

  cutOff(_row: number, position: number, outcome: Outcome): void {
    this.steps.push(`cut ${position} ${outcome}`);
  }

  givenUp(_row: number, boundary: number): void {
    this.steps.push(`given up by ${boundary}`);
  }
}

describe('a recorder', () => {
  it('hears of every step through a stack', () => {
    const slots = bulkheadGuard({ maxConcurrent: 1, queueLimit: 1 });
    const host = new FakeHost(
      makeStack(retryLayer({ maxAttempts: 2 }), timeoutLayer(50), bulkheadLayer(slots)),
    );
    const way = new Way();
    host.call();
    host.recorder = way;
    host.call();
    host.answer(OK);
    expect(way.steps.splice(0)).toEqual([
      'in 0',
      'in 1',
      'in 2 parked',
      'out 2 0 0',
      'out 1 0 0',
      'out 0 0 0',
    ]);
    host.advanceTo(10);
    host.answer(ERROR);
    expect(way.steps.splice(0)).toEqual(['out 2 1 1', 'out 1 1 1', 'out 0 1 kept']);
    host.advanceTo(70);
    expect(way.steps).toEqual(['in 1', 'in 2', 'given up by 1', 'cut 1 2', 'out 0 2 2']);
  });
});
