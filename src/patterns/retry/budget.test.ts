import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NEVER, NS_PER_MS, NS_PER_SECOND } from '../../base/time';
import * as engine from './budget';
import { explainBudget, explainBudgetDecision } from './budget-explain';
import { settingsWith } from './retry.test-support';
import type { RetrySettings } from './settings';

/** A budget, and a clock that the test turns. */
class Rig {
  now = 0;
  config: engine.BudgetConfig;
  readonly state: engine.BudgetState;

  constructor(changed: Partial<RetrySettings>) {
    this.config = engine.configureBudget(settingsWith(changed));
    this.state = engine.initBudget(this.config, 0);
  }

  calls(count: number): void {
    for (let call = 0; call < count; call += 1) engine.callBegins(this.config, this.state, this.now);
  }

  /** How many of so many retries are granted. */
  granted(asked: number): number {
    let granted = 0;
    for (let retry = 0; retry < asked; retry += 1) {
      if (engine.tryAcquire(this.config, this.state, this.now)) granted += 1;
    }
    return granted;
  }

  end(retries: number): void {
    for (let retry = 0; retry < retries; retry += 1) engine.retryEnds(this.state);
  }

  fail(attempts: number): void {
    for (let attempt = 0; attempt < attempts; attempt += 1) engine.failed(this.config, this.state);
  }

  succeed(attempts: number): void {
    for (let attempt = 0; attempt < attempts; attempt += 1) engine.succeeded(this.config, this.state);
  }

  adapt(changed: Partial<RetrySettings>): void {
    this.config = engine.configureBudget(settingsWith(changed));
    engine.adaptBudget(this.config, this.state, this.now);
  }

  told(): string {
    return explainBudget(this.config, this.state, this.now).sentence;
  }

  lastTold(): string {
    return explainBudgetDecision(this.config, this.state).sentence;
  }
}

describe('a retry that is denied', () => {
  it('RB-2: leaves nothing behind but that it was denied', () => {
    for (const budget of ['in-flight', 'deposits', 'throttle'] as const) {
      const rig = new Rig({ budget, budgetMinRetries: 0, budgetMinPerSecond: 0, budgetMaxTokens: 1 });
      rig.calls(1);
      rig.fail(1);
      const { active, balance, tokens, calls } = rig.state;
      expect(rig.granted(3)).toBe(0);
      expect(rig.state).toMatchObject({ active, balance, tokens, calls, denied: 3, granted: 0 });
    }
  });
});

describe('no budget', () => {
  it('RB-1: grants everything, and still counts what is active', () => {
    const rig = new Rig({ budget: 'none' });
    expect(rig.granted(1000)).toBe(1000);
    expect([rig.state.active, rig.state.denied]).toEqual([1000, 0]);
  });
});

describe('a budget in flight', () => {
  const inFlight = { budget: 'in-flight', budgetRatio: 0.2, budgetMinRetries: 3 } as const;

  it('RB-3: grants the least number, however few calls there are', () => {
    const rig = new Rig(inFlight);
    rig.calls(1);
    expect(rig.granted(10)).toBe(3);
    expect([rig.state.granted, rig.state.denied]).toEqual([3, 7]);
  });

  it('RB-3: grants a share of the calls under way, rounded down', () => {
    const rig = new Rig(inFlight);
    rig.calls(29);
    expect(rig.granted(10)).toBe(5);
    rig.calls(1);
    expect(rig.granted(10)).toBe(1);
    for (let call = 0; call < 15; call += 1) engine.callEnds(rig.state);
    expect(rig.granted(10)).toBe(0);
  });

  it('RB-1: a retry is active while it waits, until it has ended', () => {
    const rig = new Rig(inFlight);
    rig.calls(1);
    expect(rig.granted(3)).toBe(3);
    rig.now = 3600 * NS_PER_SECOND;
    expect(rig.granted(1)).toBe(0);
    rig.end(2);
    expect(rig.granted(5)).toBe(2);
  });

  it('RB-7: takes exactly its share, also where a product of decimals does not', () => {
    // 0.29 x 100 is 28.999999999999996.
    const rig = new Rig({ ...inFlight, budgetRatio: 0.29 });
    rig.calls(100);
    expect(rig.granted(40)).toBe(29);
  });

  it('RB-8: counts what all that share it have under way', () => {
    const rig = new Rig({ ...inFlight, budgetMinRetries: 0 });
    rig.calls(5);
    expect(rig.granted(2)).toBe(1);
    rig.calls(5);
    expect(rig.granted(2)).toBe(1);
  });
});

describe('a budget of deposits', () => {
  const deposits = {
    budget: 'deposits',
    budgetRatio: 0.2,
    budgetMinPerSecond: 10,
    budgetTtlMs: 10_000,
  } as const;

  it('RB-4: always holds what the least rate amounts to, and a share of each call', () => {
    const rig = new Rig(deposits);
    expect(rig.granted(200)).toBe(100);
    rig.calls(50);
    expect(rig.granted(200)).toBe(10);
    expect(rig.granted(1)).toBe(0);
  });

  it('RB-4: gives back what was paid out when its time has passed', () => {
    const rig = new Rig(deposits);
    expect(rig.granted(200)).toBe(100);
    rig.now = 10 * NS_PER_SECOND - 1;
    expect(rig.granted(1)).toBe(0);
    rig.now = 10 * NS_PER_SECOND;
    expect(rig.granted(200)).toBe(100);
  });

  it('RB-5: deposits are lost with their bucket, whatever happened in between', () => {
    const rig = new Rig({ ...deposits, budgetMinPerSecond: 0 });
    rig.calls(50);
    rig.now = 5 * NS_PER_SECOND;
    rig.calls(25);
    rig.now = 10 * NS_PER_SECOND - 1;
    expect(rig.told()).toContain('hold 15 retries');
    rig.now = 10 * NS_PER_SECOND;
    expect(rig.told()).toContain('hold 5 retries');
    expect(rig.granted(9)).toBe(5);
  });

  it('RB-5: hours without a call drop all of them', () => {
    const rig = new Rig({ ...deposits, budgetMinPerSecond: 0 });
    rig.calls(1000);
    rig.now = 2 * 3600 * NS_PER_SECOND;
    expect(rig.granted(1)).toBe(0);
    rig.calls(5);
    expect(rig.granted(2)).toBe(1);
  });

  it('RB-7: ten calls of a tenth pay for exactly one retry', () => {
    const rig = new Rig({ ...deposits, budgetRatio: 0.1, budgetMinPerSecond: 0 });
    rig.calls(9);
    expect(rig.granted(1)).toBe(0);
    rig.calls(1);
    expect(rig.granted(2)).toBe(1);
  });
});

describe('a throttle', () => {
  const throttle = { budget: 'throttle', budgetMaxTokens: 10, budgetTokenRatio: 0.1 } as const;

  it('RB-6: grants while more than half of the tokens are left', () => {
    const rig = new Rig(throttle);
    const verdicts = Array.from({ length: 6 }, () => {
      rig.fail(1);
      return rig.granted(1);
    });
    expect(verdicts).toEqual([1, 1, 1, 1, 0, 0]);
  });

  it('RB-6: ten successes make up for a failure, and no more than all tokens come back', () => {
    const rig = new Rig(throttle);
    rig.fail(5);
    expect(rig.granted(1)).toBe(0);
    rig.succeed(1);
    expect(rig.granted(1)).toBe(1);
    rig.succeed(1000);
    expect(rig.state.tokens).toBe(10_000);
    rig.fail(50);
    expect([rig.state.tokens, rig.granted(1)]).toEqual([0, 0]);
    rig.succeed(50);
    expect(rig.granted(1)).toBe(0);
    rig.succeed(1);
    expect(rig.granted(1)).toBe(1);
  });

  it('RB-7: a thousandth of a token is the least that comes back', () => {
    const rig = new Rig({ ...throttle, budgetTokenRatio: 0.001 });
    rig.fail(1);
    rig.succeed(999);
    expect(rig.state.tokens).toBe(9999);
    rig.succeed(1);
    expect(rig.state.tokens).toBe(10_000);
  });
});

describe('settings that change', () => {
  it('RB-9: what is under way goes on counting', () => {
    const rig = new Rig({ budget: 'none' });
    rig.calls(10);
    expect(rig.granted(4)).toBe(4);
    rig.adapt({ budget: 'in-flight', budgetRatio: 0.5, budgetMinRetries: 0 });
    expect(rig.granted(3)).toBe(1);
    rig.adapt({ budget: 'none' });
    rig.end(5);
    expect(() => engine.retryEnds(rig.state)).toThrow('only a retry that was granted can end');
  });

  it('RB-9: missing tokens stay missing, and another kind begins afresh', () => {
    const rig = new Rig({ budget: 'throttle', budgetMaxTokens: 10 });
    rig.fail(4);
    rig.adapt({ budget: 'throttle', budgetMaxTokens: 100 });
    expect(rig.state.tokens).toBe(96_000);
    rig.adapt({ budget: 'throttle', budgetMaxTokens: 3 });
    expect(rig.state.tokens).toBe(0);
    rig.adapt({ budget: 'deposits' });
    rig.adapt({ budget: 'throttle', budgetMaxTokens: 3 });
    expect(rig.state.tokens).toBe(3000);
  });

  it('RB-9: deposits move as if made at the last instant of their bucket', () => {
    const long = { budget: 'deposits', budgetRatio: 1, budgetMinPerSecond: 0, budgetTtlMs: 10_000 } as const;
    const rig = new Rig(long);
    rig.calls(3);
    rig.now = 1500 * NS_PER_MS;
    rig.calls(2);
    rig.now = 1850 * NS_PER_MS;
    rig.adapt({ ...long, budgetTtlMs: 1000 });
    // The first three count from the end of their second, 999.999 ms, the others from now.
    expect(rig.told()).toContain('hold 5 retries');
    rig.now = 1900 * NS_PER_MS;
    expect(rig.told()).toContain('hold 2 retries');
    rig.now = 2800 * NS_PER_MS - 1;
    expect(rig.told()).toContain('hold 2 retries');
    rig.now = 2800 * NS_PER_MS;
    expect(rig.granted(1)).toBe(0);
  });
});

describe('state and words', () => {
  it('RB-10: written out and read back it behaves the same, and it has no deadline', () => {
    const rig = new Rig({ budget: 'deposits', budgetMinPerSecond: 0 });
    rig.calls(17);
    rig.now = 4e9;
    rig.granted(2);
    const writer = new SnapshotWriter();
    writePlainState(writer, engine.budgetShape(rig.config), rig.state);
    const read = engine.initBudget(rig.config, 77);
    readPlainState(new SnapshotReader(writer.finish()), engine.budgetShape(rig.config), read);
    expect(read).toEqual(rig.state);
    expect(engine.budgetDeadline(rig.config, read)).toBe(NEVER);
  });

  it('RB-10: whether time is told or not makes no difference', () => {
    const [told, untold] = [new Rig({ budget: 'deposits' }), new Rig({ budget: 'deposits' })];
    for (const rig of [told, untold]) rig.calls(100);
    for (let now = 0; now <= 9.5e9; now += 3e8) engine.advanceBudget(told.config, told.state, now);
    told.now = untold.now = 9.6e9;
    expect(told.granted(500)).toBe(untold.granted(500));
  });

  it('RB-1: what was not granted cannot end, nor a call that never began', () => {
    const rig = new Rig({});
    expect(() => rig.end(1)).toThrow('only a retry that was granted can end');
    expect(() => engine.callEnds(rig.state)).toThrow('only a call that began can end');
  });

  it('RB-11: says what the next retry would meet, and changes nothing', () => {
    const none = new Rig({});
    expect(none.told()).toBe('No budget: every retry that is wanted is made.');
    const flight = new Rig({ budget: 'in-flight' });
    flight.calls(20);
    flight.granted(4);
    expect(flight.told()).toBe(
      '4 of 4 retries are active (20 % of 20 calls under way, and at least 3): the next retry is denied.',
    );
    const deposits = new Rig({ budget: 'deposits' });
    deposits.calls(7);
    deposits.now = 3600e9;
    const before = { ...deposits.state, buckets: deposits.state.buckets.slice() };
    expect(deposits.told()).toBe(
      'The deposits of the last 10 s hold 100 retries (10 a second, and 20 % of each call): the next retry is granted.',
    );
    expect(deposits.state).toEqual(before);
    const throttle = new Rig({ budget: 'throttle' });
    throttle.fail(3);
    throttle.succeed(5);
    expect(throttle.told()).toBe(
      '7.5 of 10 tokens are left, and retries take more than 5: the next retry is granted.',
    );
  });

  it('RB-11: tells how much is left of how much', () => {
    const left = (rig: Rig): number[] => [
      engine.budgetLeft(rig.config, rig.state, rig.now),
      engine.budgetMost(rig.config, rig.state, rig.now),
    ];
    expect(left(new Rig({}))).toEqual([NaN, NaN]);
    const flight = new Rig({ budget: 'in-flight' });
    flight.calls(30);
    flight.granted(4);
    expect(left(flight)).toEqual([2, 6]);
    const deposits = new Rig({ budget: 'deposits' });
    deposits.calls(10);
    expect(left(deposits)).toEqual([102, 102]);
    deposits.granted(40);
    expect(left(deposits)).toEqual([62, 100]);
    deposits.now = 10e9;
    expect(left(deposits)).toEqual([100, 100]);
    const throttle = new Rig({ budget: 'throttle' });
    throttle.fail(2);
    expect(left(throttle)).toEqual([3, 5]);
    throttle.fail(7);
    expect(left(throttle)).toEqual([0, 5]);
  });

  it('RB-11: says what the last one was told, and on what grounds', () => {
    const flight = new Rig({ budget: 'in-flight', budgetMinRetries: 1 });
    expect(flight.lastTold()).toBe('No retry was asked for yet.');
    flight.now = 2.5e9;
    flight.granted(2);
    expect(flight.lastTold()).toBe('The retry asked for at 2.50 s was denied: 1 of 1 retries were active.');
    const deposits = new Rig({ budget: 'deposits', budgetMinPerSecond: 0 });
    deposits.calls(4);
    deposits.granted(1);
    expect(deposits.lastTold()).toBe(
      'The retry asked for at 0.00 s was denied: the deposits held 0.8 of the 1 retry that it takes.',
    );
    const throttle = new Rig({ budget: 'throttle' });
    throttle.fail(1);
    throttle.granted(1);
    expect(throttle.lastTold()).toBe(
      'The retry asked for at 0.00 s was granted: 9 tokens were left, and it takes more than 5.',
    );
    const none = new Rig({});
    none.granted(1);
    expect(none.lastTold()).toBe('The retry asked for at 0.00 s was granted: there is no budget.');
  });
});
