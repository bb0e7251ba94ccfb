import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { RandomBank } from '../../base/random-bank';
import { exponential } from '../../base/samplers';
import { NEVER, NS_PER_MS, NS_PER_SECOND } from '../../base/time';
import * as engine from './engine';
import { fields, type RateLimiterSettings } from './settings';

const HOUR = 3600 * NS_PER_SECOND;

/** A limiter with its settings at hand. Times are in milliseconds, except where a test counts nanoseconds. */
function limiterWith(given: Partial<RateLimiterSettings>) {
  let settings: RateLimiterSettings = { ...defaultsOf(fields), ...given };
  let config = engine.configure(settings);
  const state = engine.init(config, 0);
  const askNs = (now: number, units = 1, key = 0) => engine.tryAcquire(config, state, key, units, now);
  return {
    state,
    askNs,
    ask: (ms: number, units = 1, key = 0) => askNs(ms * NS_PER_MS, units, key),
    /** How many of a number of calls at one instant get in. */
    pour: (ms: number, calls: number, key = 0) => {
      let admitted = 0;
      for (let call = 0; call < calls; call += 1) {
        if (askNs(ms * NS_PER_MS, 1, key) === 0) admitted += 1;
      }
      return admitted;
    },
    told: () => ({
      remaining: state.lastRemaining,
      resetMs: state.lastResetAt / NS_PER_MS,
      retryMs: state.lastRetryAt / NS_PER_MS,
    }),
    use: (ms: number, changed: Partial<RateLimiterSettings>) => {
      settings = { ...settings, ...changed };
      config = engine.configure(settings);
      engine.adapt(config, state, ms * NS_PER_MS);
    },
    config: () => config,
    why: (ms: number) => engine.explain(config, state, ms * NS_PER_MS).sentence,
    decision: () => engine.explainDecision(config, state).sentence,
  };
}

const { REJECTED } = engine;

describe('asking', () => {
  it('RL-1: a call costs a whole number of units from 1', () => {
    const limiter = limiterWith({});
    for (const units of [0, -1, 1.5, NaN]) {
      expect(() => limiter.ask(0, units)).toThrow(`a call cannot cost ${units} units`);
    }
  });

  it('RL-2: a rejected call uses nothing: ten calls against a limit of two have used two', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 2, windowMs: 1000 });
    expect(limiter.pour(100, 10)).toBe(2);
    expect(limiter.state).toMatchObject({ asked: 10, admitted: 2, unitsAdmitted: 2, rejected: 8 });
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 1000, retryMs: 1000 });
    const log = limiterWith({ algorithm: 'sliding-log', limit: 2, windowMs: 1000 });
    for (let ms = 0; ms < 1000; ms += 10) log.ask(ms);
    expect([log.ask(1000), log.ask(1010)]).toEqual([0, 0]);
  });

  it('RL-3: a call larger than the bucket or the limit is rejected at once and for good, and blocks nobody', () => {
    for (const { value: algorithm } of fields.algorithm.options) {
      const limiter = limiterWith({ algorithm, limit: 5, burst: 5, maxWaitMs: 600_000, per: 'key' });
      limiter.ask(0, 2, 7);
      expect(limiter.ask(0, 6, 7)).toBe(REJECTED);
      expect(limiter.told()).toMatchObject({ remaining: 3, retryMs: NEVER / NS_PER_MS });
      expect(limiter.ask(0, 6, 8)).toBe(REJECTED);
      expect(limiter.told().remaining).toBe(5);
      expect(limiter.state).toMatchObject({ tooLarge: 2, rejected: 2, keyCount: 1 });
      expect(limiter.decision()).toContain('rejected for good: there are never more than 5 units');
      expect(limiter.ask(0, 3, 7)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('windows', () => {
  it('RL-4: a fixed window has its limit anew in each window', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 3, windowMs: 100 });
    expect([limiter.pour(0, 5), limiter.pour(99, 5), limiter.pour(100, 5)]).toEqual([3, 0, 3]);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 200, retryMs: 200 });
  });

  it('RL-5: windows follow the clock, whenever a key comes', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 3, windowMs: 100, per: 'key' });
    limiter.ask(150, 1, 1);
    limiter.ask(199, 1, 2);
    expect(limiter.told().resetMs).toBe(200);
  });

  it('RL-5: or a window starts with the first call of its key, and the next one with the first call after it', () => {
    const limiter = limiterWith({
      algorithm: 'fixed-window',
      windowStart: 'first-call',
      limit: 3,
      windowMs: 100,
      per: 'key',
    });
    limiter.ask(150, 1, 1);
    limiter.ask(199, 1, 2);
    expect(limiter.told().resetMs).toBe(299);
    expect(limiter.pour(249, 5, 1)).toBe(2);
    expect(limiter.told().retryMs).toBe(250);
    limiter.ask(333, 1, 1);
    expect(limiter.told().resetMs).toBe(433);
  });

  it('RL-6 (defect 16): 5 per 300 ms let 10 pass at the edge of fixed windows, and sliding ones do not', () => {
    const atTheEdge = (algorithm: RateLimiterSettings['algorithm']) => {
      const limiter = limiterWith({ algorithm, limit: 5, windowMs: 300 });
      return limiter.pour(285, 9) + limiter.pour(314, 9);
    };
    expect(atTheEdge('fixed-window')).toBe(10);
    expect(atTheEdge('sliding-log')).toBe(5);
    expect(atTheEdge('sliding-counter')).toBe(5);
  });

  it('RL-7: a unit of a sliding log counts until exactly one window after its start', () => {
    const limiter = limiterWith({ algorithm: 'sliding-log', limit: 2, windowMs: 1 });
    expect([limiter.askNs(10), limiter.askNs(20), limiter.askNs(1_000_009)]).toEqual([0, 0, REJECTED]);
    expect(limiter.state).toMatchObject({ lastRetryAt: 1_000_010, lastResetAt: 1_000_020 });
    expect([limiter.askNs(1_000_010), limiter.askNs(1_000_019), limiter.askNs(1_000_020)]).toEqual([
      0,
      REJECTED,
      0,
    ]);
  });

  it('RL-7: a large call waits for as many units as it costs, and is in the log with all of them', () => {
    const limiter = limiterWith({ algorithm: 'sliding-log', limit: 4, windowMs: 100 });
    for (const ms of [0, 10, 20, 30]) limiter.ask(ms);
    expect(limiter.ask(40, 3)).toBe(REJECTED);
    expect(limiter.told().retryMs).toBe(120);
    expect(limiter.ask(120, 3)).toBe(0);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 220, retryMs: 120 });
  });

  it('RL-8: a sliding counter takes the share of the window before that still counts', () => {
    const limiter = limiterWith({ algorithm: 'sliding-counter', limit: 10, windowMs: 100 });
    expect(limiter.pour(99, 20)).toBe(10);
    expect(limiter.pour(130, 20)).toBe(3);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 300, retryMs: 140 });
    expect(limiter.pour(175, 20)).toBe(4);
    // Ten units of the window before and seven of this one: the former sink to two at four fifths.
    expect(limiter.ask(175, 9)).toBe(REJECTED);
    expect(limiter.told().retryMs).toBeCloseTo(200 + (6 / 7) * 100, 5);
  });

  it('RL-9: a sliding counter lets nearly twice the limit pass within a window, after a burst at its end', () => {
    const limiter = limiterWith({ algorithm: 'sliding-counter', limit: 10, windowMs: 100 });
    let admitted = limiter.pour(99.999999, 10);
    for (let ms = 100; ms < 199.9; ms += 0.5) admitted += limiter.pour(ms, 1);
    expect(admitted).toBe(19);
  });
});

describe('buckets', () => {
  it('RL-10: a token bucket begins full, refills steadily, and an idle day does not over-fill it', () => {
    const limiter = limiterWith({ algorithm: 'token-bucket', limit: 10, windowMs: 1000, burst: 5 });
    expect(limiter.pour(0, 9)).toBe(5);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 500, retryMs: 100 });
    expect([limiter.pour(99, 9), limiter.pour(100, 9), limiter.pour(350, 9)]).toEqual([0, 1, 2]);
    expect(limiter.pour(24 * 3_600_000, 50)).toBe(5);
  });

  it('RL-10: nor does an idle hour after calls that had to wait', () => {
    const limiter = limiterWith({ algorithm: 'token-bucket', limit: 10, burst: 5, maxWaitMs: 10_000 });
    for (let call = 0; call < 50; call += 1) limiter.ask(0);
    expect(limiter.state).toMatchObject({ admitted: 50, waited: 45 });
    expect(limiter.pour(3_600_000, 50)).toBe(5);
  });

  it('RL-11: a rate that divides no second keeps its tokens to the nanosecond for hours', () => {
    const limiter = limiterWith({ algorithm: 'token-bucket', limit: 3, windowMs: 1000, burst: 1 });
    expect([limiter.askNs(0), limiter.askNs(333_333_333), limiter.askNs(333_333_334)]).toEqual([
      0,
      REJECTED,
      0,
    ]);
    let admitted = 0;
    for (let ms = 1000; ms < 3_601_000; ms += 50) admitted += limiter.pour(ms, 1);
    // A call that comes every 50 ms finds its token late, and with room for one token that time is lost.
    expect(admitted).toBeLessThanOrEqual(3 * 3600);
    const roomy = limiterWith({ algorithm: 'token-bucket', limit: 3, windowMs: 1000, burst: 2 });
    roomy.pour(0, 2);
    let all = 0;
    for (let ms = 50; ms <= 3_600_000; ms += 50) all += roomy.pour(ms, 1);
    expect(all).toBe(3 * 3600);
  });

  it('RL-12: a meter rises with each call and sinks steadily', () => {
    const limiter = limiterWith({ algorithm: 'leaky-meter', limit: 10, windowMs: 1000, burst: 5 });
    expect(limiter.ask(0, 4)).toBe(0);
    expect(limiter.ask(0, 2)).toBe(REJECTED);
    expect(limiter.told()).toEqual({ remaining: 1, resetMs: 400, retryMs: 100 });
    expect(limiter.ask(100, 2)).toBe(0);
  });

  it('RL-13: calls leave a queue evenly, in the order in which they came', () => {
    const limiter = limiterWith({ algorithm: 'leaky-queue', limit: 10, windowMs: 1000, burst: 4 });
    const waits = [0, 0, 0, 0, 0].map((ms) => limiter.ask(ms));
    expect(waits).toEqual([0, 1e8, 2e8, 3e8, REJECTED]);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 400, retryMs: 100 });
    expect(limiter.ask(100)).toBe(3e8);
    expect(limiter.ask(10_000)).toBe(0);
  });

  it('RL-13: a call of three units is followed by a gap of three', () => {
    const limiter = limiterWith({ algorithm: 'leaky-queue', limit: 10, windowMs: 1000, burst: 4 });
    expect([limiter.ask(0, 3), limiter.ask(0), limiter.ask(0)]).toEqual([0, 3e8, REJECTED]);
  });

  it('RL-14: the bucket is the longest wait; the time limit of the others does not apply', () => {
    const limiter = limiterWith({ algorithm: 'leaky-queue', limit: 1, burst: 3, maxWaitMs: 600_000 });
    expect([1, 2, 3, 4].map(() => limiter.ask(0))).toEqual([0, 1e9, 2e9, REJECTED]);
    const strict = limiterWith({ algorithm: 'leaky-queue', limit: 1, burst: 1 });
    expect([strict.ask(0), strict.ask(999), strict.ask(1000)]).toEqual([0, REJECTED, 0]);
  });

  it('RL-15: a bucket that would take years to refill is a smaller one, and stays exact', () => {
    const limiter = limiterWith({ limit: 1, windowMs: 3_600_000, burst: 100_000 });
    expect(limiter.config().capacity).toBe(312);
    expect(limiter.ask(0, 312)).toBe(0);
    expect(limiter.state.lastResetAt).toBe(312 * HOUR);
    expect(limiterWith({ limit: 100_000, windowMs: 3_600_000, burst: 100_000 }).config().capacity).toBe(1e5);
  });

  it('closed form: Poisson arrivals at 100/s at a bucket of 100/s lose 5.09 % with room for 10, 1.01 % for 50', () => {
    const rejected = (arrivals: number, burst: number) => {
      const bank = new RandomBank(7);
      const stream = bank.stream('arrivals');
      const limiter = limiterWith({ limit: 100, windowMs: 1000, burst });
      for (let at = 0; limiter.state.asked < 300_000;) {
        at += Math.round((exponential(bank, stream) / arrivals) * NS_PER_SECOND);
        limiter.askNs(at);
      }
      return limiter.state.rejected / limiter.state.asked;
    };
    expect(Math.abs(rejected(100, 10) - 0.0509)).toBeLessThan(0.002);
    expect(Math.abs(rejected(100, 50) - 0.0101)).toBeLessThan(0.002);
    expect(Math.abs(rejected(80, 1) - 0.44444)).toBeLessThan(0.004);
  });
});

describe('waiting', () => {
  it('RL-16: a call that finds room in time waits for it, in every algorithm', () => {
    const waits = (algorithm: RateLimiterSettings['algorithm']) => {
      const limiter = limiterWith({ algorithm, limit: 2, burst: 2, windowMs: 100, maxWaitMs: 150 });
      return [1, 2, 3, 4, 5].map(() => limiter.ask(30)).map((wait) => (wait > 0 ? wait / NS_PER_MS : wait));
    };
    expect(waits('fixed-window')).toEqual([0, 0, 70, 70, REJECTED]);
    expect(waits('sliding-log')).toEqual([0, 0, 100, 100, REJECTED]);
    expect(waits('sliding-counter')).toEqual([0, 0, 120, REJECTED, REJECTED]);
    expect(waits('token-bucket')).toEqual([0, 0, 50, 100, 150]);
    expect(waits('leaky-meter')).toEqual([0, 0, 50, 100, 150]);
  });

  it('RL-16: who would have to wait too long may come again when the rest of the time is short enough', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 2, windowMs: 1000, maxWaitMs: 300 });
    limiter.pour(100, 2);
    expect(limiter.ask(100)).toBe(REJECTED);
    expect(limiter.told().retryMs).toBe(700);
    expect(limiter.ask(700)).toBe(300 * NS_PER_MS);
  });

  it('RL-17: small calls do not overtake a large one that waits', () => {
    for (const algorithm of ['fixed-window', 'sliding-log', 'sliding-counter', 'token-bucket'] as const) {
      const limiter = limiterWith({ algorithm, limit: 10, burst: 10, windowMs: 100, maxWaitMs: 300 });
      limiter.ask(0, 6);
      const large = limiter.ask(10, 8);
      expect(large).toBeGreaterThan(0);
      expect(limiter.told().remaining).toBe(0);
      expect(limiter.ask(10, 1)).toBeGreaterThanOrEqual(large);
    }
  });

  it('RL-18: what is reserved stays used, and the limiter has no way to be told otherwise', () => {
    const limiter = limiterWith({ limit: 10, burst: 1, windowMs: 1000, maxWaitMs: 150 });
    expect([limiter.ask(0), limiter.ask(0), limiter.ask(50)]).toEqual([0, 1e8, 1.5e8]);
    expect(Object.keys(engine)).not.toContain('leave');
  });
});

describe('what is told', () => {
  it('RL-19: remaining is what one more call could get, and never below zero', () => {
    for (const { value: algorithm } of fields.algorithm.options) {
      const limiter = limiterWith({ algorithm, limit: 10, burst: 10, windowMs: 1000, maxWaitMs: 900 });
      limiter.ask(0, 3);
      expect(limiter.told().remaining).toBe(7);
      for (let call = 0; call < 20; call += 1) limiter.ask(0, 2);
      expect(limiter.told().remaining).toBeGreaterThanOrEqual(0);
    }
  });

  it('RL-20: reset is when everything is free again', () => {
    const resetMs = (algorithm: RateLimiterSettings['algorithm']) => {
      const limiter = limiterWith({ algorithm, limit: 10, burst: 10, windowMs: 1000 });
      limiter.ask(300, 4);
      return limiter.told().resetMs;
    };
    const found = fields.algorithm.options.map(({ value }) => [value, resetMs(value)]);
    expect(Object.fromEntries(found)).toEqual({
      'fixed-window': 1000,
      'sliding-log': 1300,
      'sliding-counter': 2000,
      'token-bucket': 700,
      'leaky-meter': 700,
      'leaky-queue': 700,
    });
  });
});

describe('keys', () => {
  const perKey = { algorithm: 'fixed-window', limit: 2, windowMs: 100, per: 'key', maxKeys: 2 } as const;

  it('RL-22: each key has its own limit; one for all does not look at the key', () => {
    const limiter = limiterWith({ ...perKey, per: 'user' });
    expect([limiter.pour(0, 5, 11), limiter.pour(0, 5, -3)]).toEqual([2, 2]);
    const one = limiterWith({ ...perKey, per: 'all' });
    expect([one.pour(0, 5, 11), one.pour(0, 5, -3)]).toEqual([2, 0]);
    expect([engine.PER_ALL, engine.PER_USER]).toEqual([one.config().per, limiter.config().per]);
  });

  it('RL-22: a key that is no whole number is a broken invariant: it would never be found again', () => {
    const limiter = limiterWith(perKey);
    expect(() => limiter.ask(0, 1, NaN)).toThrow('a key is a whole number, not NaN');
  });

  it('RL-22: thousands of keys come and go, and each is found again', () => {
    const limiter = limiterWith({ ...perKey, maxKeys: 3000, windowMs: 3_600_000 });
    const keys = Array.from({ length: 3000 }, (_, index) => index * 4294967296 + (index % 7));
    for (const key of keys) expect(limiter.pour(0, 3, key)).toBe(2);
    for (const key of keys) expect(limiter.pour(1, 1, key)).toBe(0);
    for (const key of keys) expect(limiter.pour(3_600_000, 3, key + 100)).toBe(2);
    expect(limiter.state).toMatchObject({ evictedIdle: 3000, forgottenKeys: 0, keyCount: 3000 });
  });

  it('RL-23: a sliding log of 10,000 units remembers ten keys, whatever was asked for', () => {
    const sizes = (limit: number) =>
      limiterWith({ algorithm: 'sliding-log', limit, per: 'key', maxKeys: 500 }).config().maxKeys;
    expect([sizes(10), sizes(10_000), sizes(100_000)]).toEqual([500, 10, 1]);
  });

  it('RL-24: an idle key makes room and loses nothing, also when it is not the oldest', () => {
    const limiter = limiterWith({ ...perKey, windowStart: 'first-call' });
    limiter.ask(0, 1, 1);
    limiter.ask(50, 1, 2);
    limiter.ask(60, 1, 1);
    limiter.ask(100, 1, 1);
    limiter.ask(100, 1, 2);
    // Key 2 is idle from 150 on, and key 1, which asked earlier, only from 200 on.
    expect(limiter.ask(160, 2, 3)).toBe(0);
    expect(limiter.state).toMatchObject({ evictedIdle: 1, forgottenKeys: 0 });
    expect(limiter.pour(170, 2, 1)).toBe(1);
  });

  it('RL-25: without an idle key the one that asked longest ago is forgotten, and that is counted', () => {
    const limiter = limiterWith({ ...perKey, limit: 3 });
    limiter.ask(0, 2, 1);
    limiter.ask(1, 3, 2);
    // A rejected call counts as asking: key 1 goes and not key 2, although its units are as old.
    expect(limiter.ask(2, 1, 2)).toBe(REJECTED);
    expect(limiter.ask(3, 1, 3)).toBe(0);
    expect(limiter.state).toMatchObject({ forgottenKeys: 1, forgottenUnits: 2, evictedIdle: 0 });
    expect(limiter.ask(4, 3, 1)).toBe(0);
    expect(limiter.state).toMatchObject({ forgottenKeys: 2, forgottenUnits: 5 });
  });

  it('RL-26: or the new key is rejected until another is idle', () => {
    const limiter = limiterWith({ ...perKey, windowStart: 'first-call', whenFull: 'reject-new' });
    limiter.ask(0, 1, 1);
    limiter.ask(10, 1, 2);
    expect(limiter.ask(20, 1, 3)).toBe(REJECTED);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 100, retryMs: 100 });
    expect(limiter.why(20)).toContain('because all 2 that are remembered are in use, until 0.10 s.');
    expect([limiter.ask(100, 1, 3), limiter.ask(100, 1, 4)]).toEqual([0, REJECTED]);
    expect(limiter.told().retryMs).toBe(110);
    expect(limiter.state).toMatchObject({ noRoom: 2, forgottenKeys: 0 });
  });
});

describe('settings that change while running', () => {
  it('RL-27: what was used counts against a new limit, up and down again', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 10, windowMs: 1000 });
    expect(limiter.pour(0, 6)).toBe(6);
    limiter.use(100, { limit: 2 });
    expect(limiter.ask(100)).toBe(REJECTED);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 1000, retryMs: 1000 });
    limiter.use(200, { limit: 10 });
    expect(limiter.pour(200, 20)).toBe(4);
  });

  it('RL-27: the same for a bucket that is made smaller and larger', () => {
    const limiter = limiterWith({ limit: 10, windowMs: 1000, burst: 10 });
    limiter.ask(0, 8);
    limiter.use(0, { burst: 4 });
    expect(limiter.ask(0)).toBe(REJECTED);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 800, retryMs: 500 });
    limiter.use(0, { burst: 10 });
    expect(limiter.pour(0, 9)).toBe(2);
  });

  it('RL-28: a log keeps its instants, and a lower limit counts what it cannot keep', () => {
    const limiter = limiterWith({ algorithm: 'sliding-log', limit: 4, windowMs: 100 });
    for (const ms of [0, 10, 20, 30]) limiter.ask(ms);
    limiter.use(40, { windowMs: 200 });
    expect(limiter.ask(40)).toBe(REJECTED);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 230, retryMs: 200 });
    limiter.use(40, { limit: 3 });
    expect(limiter.ask(40)).toBe(REJECTED);
    expect(limiter.told().retryMs).toBe(210);
    expect(limiter.state.forgottenUnits).toBe(1);
  });

  it('RL-28: a window from the first call keeps its start while it lasts', () => {
    const first = { algorithm: 'fixed-window', windowStart: 'first-call', limit: 4, windowMs: 100 } as const;
    const limiter = limiterWith(first);
    limiter.ask(10, 3);
    limiter.use(60, { windowMs: 80 });
    expect(limiter.pour(60, 2)).toBe(1);
    expect(limiter.told().retryMs).toBe(90);
    limiter.use(60, { windowMs: 20 });
    expect(limiter.ask(60)).toBe(REJECTED);
    expect(limiter.told().retryMs).toBe(80);
  });

  it('RL-28: a sliding counter with another window counts what was used as used just now', () => {
    const limiter = limiterWith({ algorithm: 'sliding-counter', limit: 10, windowMs: 100 });
    limiter.pour(50, 8);
    limiter.use(150, { windowMs: 1000 });
    limiter.ask(150);
    // Half of the eight, and the one call.
    expect(limiter.told()).toEqual({ remaining: 5, resetMs: 2000, retryMs: 150 });
  });

  it('RL-29: a bucket keeps its units to the fraction', () => {
    const limiter = limiterWith({ limit: 10, windowMs: 1000, burst: 10 });
    limiter.ask(0, 5);
    // At 50 ms four and a half are left to refill, which takes 450 ms at 10/s and 45 ms at 100/s.
    limiter.use(50, { limit: 100 });
    expect(limiter.ask(50)).toBe(0);
    expect(limiter.told()).toEqual({ remaining: 4, resetMs: 105, retryMs: 50 });
    limiter.use(50, { limit: 10 });
    limiter.ask(50);
    expect(limiter.told()).toEqual({ remaining: 3, resetMs: 700, retryMs: 50 });
  });

  it('RL-30: another algorithm begins with the units in use', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 10, windowMs: 1000, burst: 10 });
    limiter.ask(100, 6);
    for (const { value: algorithm } of fields.algorithm.options) {
      limiter.use(100, { algorithm });
      expect(limiter.why(100)).toMatch(/(6 of 10|4 of 10 tokens)/);
      expect(limiter.ask(100, 5)).toBe(REJECTED);
      expect(limiter.told().remaining).toBe(4);
    }
    // Years of work in a slow bucket are as much as a bucket can hold, and no instant is lost.
    const slow = limiterWith({ algorithm: 'fixed-window', limit: 100_000 });
    slow.ask(0, 100_000);
    slow.use(0, { algorithm: 'token-bucket', limit: 1, windowMs: 3_600_000 });
    slow.ask(0);
    expect(slow.state.lastResetAt).toBe(1125899906842624);
  });

  it('RL-31: with fewer keys the idle ones go, then the oldest', () => {
    const limiter = limiterWith({
      algorithm: 'token-bucket',
      limit: 10,
      windowMs: 1000,
      burst: 5,
      per: 'key',
    });
    limiter.ask(0, 1, 1);
    limiter.ask(0, 5, 2);
    limiter.ask(0, 4, 3);
    limiter.ask(150, 2, 4);
    limiter.use(150, { maxKeys: 2 });
    expect(limiter.state).toMatchObject({ keyCount: 2, forgottenKeys: 1, forgottenUnits: 4 });
    expect(limiter.ask(150, 3, 3)).toBe(REJECTED);
  });

  it('RL-31: a limit for each user says nothing about keys, and the other way round', () => {
    const limiter = limiterWith({ algorithm: 'fixed-window', limit: 2, windowMs: 1000, per: 'user' });
    limiter.pour(0, 2, 5);
    limiter.use(0, { per: 'key' });
    expect(limiter.pour(0, 3, 5)).toBe(2);
    expect(limiter.state).toMatchObject({ forgottenKeys: 1, forgottenUnits: 2 });
  });
});

describe('state and words', () => {
  it('RL-32: the state has exactly the fields and rings of its shape, in every algorithm', () => {
    for (const { value: algorithm } of fields.algorithm.options) {
      for (const per of ['all', 'key'] as const) {
        const { state, config } = limiterWith({ algorithm, per, limit: 7, maxKeys: 5 });
        const found = Object.entries(state).map(([field, value]) => [
          field,
          typeof value === 'number' ? 'number' : { ring: value.length },
        ]);
        expect(Object.fromEntries(found)).toEqual(engine.shape(config()));
      }
    }
  });

  it('RL-33: time alone changes nothing, so there is no deadline', () => {
    const limiter = limiterWith({});
    limiter.pour(0, 20);
    const before = { ...limiter.state };
    engine.advance(limiter.config(), limiter.state, HOUR);
    expect(limiter.state).toEqual(before);
    expect(engine.nextDeadline(limiter.config(), limiter.state)).toBe(NEVER);
  });

  it('RL-35: says what the next call would meet, with the figures of the algorithm', () => {
    const why = (algorithm: RateLimiterSettings['algorithm'], given: Partial<RateLimiterSettings> = {}) => {
      const limiter = limiterWith({ algorithm, limit: 10, burst: 10, windowMs: 1000, ...given });
      limiter.ask(900, 8);
      limiter.ask(1500, 5);
      return limiter.why(1500);
    };
    expect(why('fixed-window')).toBe(
      '5 of 10 units are used in the window that ends at 2.00 s: the next call starts at once.',
    );
    expect(why('sliding-log')).toBe('8 of 10 units were used in the last 1 s: the next call starts at once.');
    expect(why('sliding-counter', { unitsPerCall: 3 })).toBe(
      '5 in this window and 4 of the 8 before make 9 of 10 units: the next call, of 3 units, is rejected until 1.75 s.',
    );
    expect(why('token-bucket', { burst: 8 })).toBe(
      '1 of 8 tokens are there, and one more comes every 100 ms: the next call starts at once.',
    );
    expect(why('leaky-meter')).toContain(
      '7 of 10 units of the bucket are taken, and one is free again every',
    );
    expect(why('leaky-queue')).toContain('7 of 10 places in the queue are taken');
    expect(why('leaky-queue')).toContain('the next call waits 700 ms.');
    expect(why('token-bucket', { unitsPerCall: 11 })).toContain(
      'the next call, of 11 units, is rejected, however long it waits.',
    );
  });

  it('RL-35: speaks of the key that asked last, and of nobody before', () => {
    const limiter = limiterWith({ algorithm: 'token-bucket', limit: 10, burst: 5, per: 'user' });
    expect(limiter.why(0)).toBe(
      'Nobody has asked yet: each user may use 10 units in 1 s, up to 5 units at once.',
    );
    limiter.ask(0, 5, 42);
    expect(limiter.why(0)).toBe(
      'User 42: 0 of 5 tokens are there, and one more comes every 100 ms: the next call is rejected until 0.10 s.',
    );
    limiter.ask(0, 1, 7);
    expect(limiter.why(0)).toMatch(/^User 7: 4 of 5 tokens/);
  });

  it('RL-35: says what became of the last call', () => {
    const limiter = limiterWith({
      limit: 10,
      burst: 2,
      windowMs: 1000,
      maxWaitMs: 100,
      per: 'key',
      maxKeys: 1,
    });
    expect(limiter.decision()).toBe('Nobody has asked yet.');
    limiter.ask(0, 1, 4);
    expect(limiter.decision()).toBe(
      'The call of key 4 at 0.00 s asked for 1 unit and started at once, with 1 unit left.',
    );
    limiter.ask(0, 2, 4);
    expect(limiter.decision()).toContain('asked for 2 units and waits 100 ms.');
    limiter.ask(0, 1, 4);
    expect(limiter.decision()).toContain('was rejected with 0 units left; it may come again after 100 ms.');
    limiter.use(0, { whenFull: 'reject-new' });
    limiter.ask(0, 1, 5);
    expect(limiter.decision()).toContain('was rejected because all 1 that are remembered are in use; it may');
  });
});

describe('presets', () => {
  it('gateway chain A: limited by user', () => {
    const limiter = limiterWith({ per: 'user', algorithm: 'fixed-window', limit: 100, windowMs: 60_000 });
    expect([limiter.pour(0, 150, 1), limiter.pour(0, 150, 2)]).toEqual([100, 100]);
  });

  it('gateway chain B: limited by ip:path, each such key apart', () => {
    const limiter = limiterWith({ per: 'key', algorithm: 'sliding-counter', limit: 10, windowMs: 1000 });
    const [users, orders] = [1001, 1002];
    expect([limiter.pour(0, 15, users), limiter.pour(0, 15, orders)]).toEqual([10, 10]);
    expect(limiter.told().retryMs).toBeGreaterThan(0);
    expect(limiter.config().per).toBe(engine.PER_KEY);
  });

  it('gateway chain C: 100 requests in 15 minutes per IP, from the first request on', () => {
    const limiter = limiterWith({
      per: 'key',
      algorithm: 'fixed-window',
      windowStart: 'first-call',
      limit: 100,
      windowMs: 900_000,
    });
    expect(limiter.pour(5000, 120, 9)).toBe(100);
    expect(limiter.told()).toEqual({ remaining: 0, resetMs: 905_000, retryMs: 905_000 });
    expect([limiter.pour(904_999, 1, 9), limiter.pour(905_000, 120, 9)]).toEqual([0, 100]);
  });
});
