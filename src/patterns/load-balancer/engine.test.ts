import { describe, expect, it } from 'vitest';
import { NEVER } from '../../base/time';
import { ALGORITHMS, balancerOf, countsOf, settingsOf } from './balancer.test-support';
import * as engine from './engine';
import { copied } from './state';

const { NOBODY } = engine;
const SECOND = 1e9;

describe('who is a candidate', () => {
  it.each(ALGORITHMS)('LB-1: by %s, a call only goes to a healthy member', (algorithm) => {
    const balancer = balancerOf(settingsOf(algorithm), [1, 1, 0, 1, 1]);
    balancer.set(0, 1, false);
    expect(new Set(balancer.times(200))).toEqual(
      new Set(algorithm === 'first' || algorithm === 'consistent-hash' ? [balancer.state.last] : [1, 3, 4]),
    );
    expect([1, 3, 4]).toContain(balancer.state.last);
  });

  it.each(ALGORITHMS)('LB-2: by %s, a panic begins below the share and not at it', (algorithm) => {
    const balancer = balancerOf(settingsOf(algorithm, { panicBelow: 0.5 }), [1, 1, 1, 1]);
    balancer.set(0, 1, false);
    balancer.set(1, 1, false);
    balancer.times(1);
    expect([balancer.state.candidateCount, balancer.state.inPanic]).toEqual([2, 0]);
    balancer.set(2, 1, false);
    balancer.times(10);
    expect([balancer.state.candidateCount, balancer.state.inPanic]).toEqual([4, 10]);
    balancer.set(0, 1, true);
    balancer.times(1);
    expect([balancer.state.candidateCount, balancer.state.inPanic]).toEqual([2, 10]);
  });

  it('LB-2: with nobody healthy left a panic tries all, and without panic nobody', () => {
    const panicking = balancerOf(settingsOf('round-robin', { panicBelow: 0.5 }), [1, 1]);
    const strict = balancerOf(settingsOf('round-robin', { panicBelow: 0 }), [1, 1]);
    for (const instance of [0, 1]) {
      panicking.set(instance, 1, false);
      strict.set(instance, 1, false);
    }
    expect(new Set(panicking.times(2))).toEqual(new Set([0, 1]));
    expect(strict.choose()).toBe(NOBODY);
  });

  it('LB-3: without a candidate nothing is under way', () => {
    const balancer = balancerOf(settingsOf('random', { panicBelow: 1 }), [0, 0]);
    expect([balancer.choose(), balancer.choose()]).toEqual([NOBODY, NOBODY]);
    expect(balancer.state).toMatchObject({ asked: 2, chosen: 0, foundNobody: 2 });
    expect(balancerOf(settingsOf('first'), []).choose()).toBe(NOBODY);
  });

  it('LB-4: an instance of weight 0 is not counted and not reached by a panic', () => {
    const balancer = balancerOf(settingsOf('round-robin', { panicBelow: 0.5 }), [1, 1, 0, 0, 0]);
    balancer.set(0, 1, false);
    balancer.times(1);
    expect(balancer.state).toMatchObject({ members: 2, healthyMembers: 1, panicking: 0 });
    balancer.set(1, 1, false);
    expect(new Set(balancer.times(4))).toEqual(new Set([0, 1]));
  });

  it.each(ALGORITHMS)('LB-5: by %s, a hedge never goes to an instance in use', (algorithm) => {
    const balancer = balancerOf(settingsOf(algorithm, { panicBelow: 0.5 }), [1, 2, 3]);
    for (let round = 0; round < 50; round += 1) {
      const first = balancer.choose(0, round);
      const second = balancer.other(first);
      const third = balancer.other(first, second);
      expect([first, second, third].sort((a, b) => a - b)).toEqual([0, 1, 2]);
      expect(balancer.other(third, second, first)).toBe(NOBODY);
      for (const instance of [first, second, third]) balancer.settle(instance);
    }
    expect(balancer.state).toMatchObject({ panicking: 0, foundNobody: 0, foundNoOther: 50 });
  });

  it('LB-5: leaving out one that is no candidate anyway, or the same twice, changes nothing', () => {
    const balancer = balancerOf(settingsOf('random'), [1, 1, 1]);
    balancer.set(2, 1, false);
    for (let round = 0; round < 30; round += 1) expect(balancer.other(0, 0, 2)).toBe(1);
  });
});

describe('algorithms', () => {
  it('LB-6: the first is the one with the lowest number that is there', () => {
    const balancer = balancerOf(settingsOf('first'), [1, 1, 1]);
    expect(balancer.times(2)).toEqual([0, 0]);
    balancer.set(0, 1, false);
    expect(balancer.times(2)).toEqual([1, 1]);
    balancer.set(0, 1);
    expect(balancer.times(1)).toEqual([0]);
  });

  it('LB-7: random draws evenly, whatever the weights', () => {
    const counts = countsOf(balancerOf(settingsOf('random'), [1, 9, 1, 9]).times(40_000), 4);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(7500));
  });

  it('LB-9: round robin goes on after the one chosen last, also when that one is gone', () => {
    const balancer = balancerOf(settingsOf('round-robin'), [1, 1, 1, 1]);
    while (balancer.state.last !== 1) balancer.times(1);
    balancer.set(1, 0);
    expect(balancer.times(1)).toEqual([2]);
    balancer.set(0, 1, false);
    expect(balancer.times(2)).toEqual([3, 2]);
    balancer.set(0, 1);
    balancer.set(3, 0);
    expect(balancer.times(3)).toEqual([0, 2, 0]);
  });

  it('LB-9: a change before every call does not favour the first instance', () => {
    const balancer = balancerOf(settingsOf('round-robin'), [1, 1, 1, 1, 1]);
    const chosen: number[] = [];
    for (let call = 0; call < 4000; call += 1) {
      balancer.set(4, 1, call % 2 === 0);
      chosen.push(...balancer.times(1));
    }
    const counts = countsOf(chosen, 4);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4000 / 3);
    expect(counts[0]).toBeLessThanOrEqual(counts[3] + 1);
  });

  it('LB-9: who begins is drawn, so that many callers do not begin with the same instance', () => {
    for (const algorithm of ['round-robin', 'weighted-round-robin'] as const) {
      const first = Array.from({ length: 400 }, (_, seed) =>
        balancerOf(settingsOf(algorithm), [1, 1, 1, 1], seed).choose(),
      );
      for (const count of countsOf(first, 4)) expect(Math.abs(count - 100)).toBeLessThan(45);
    }
  });

  it('LB-10: smooth weighted round robin spreads 5, 1, 1 as a a b a c a a and not as a burst', () => {
    const balancer = balancerOf(settingsOf('weighted-round-robin'), [5, 1, 1]);
    expect(balancer.times(14).join('')).toBe('00102000010200');
  });

  it('LB-11: equally rich ones get their calls in turn', () => {
    const balancer = balancerOf(settingsOf('weighted-round-robin'), [3, 3, 3]);
    const [first, second, third] = balancer.times(3);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(balancer.times(6)).toEqual([first, second, third, first, second, third]);
  });

  it('LB-12: when a heavy one leaves, the light ones share evenly at once', () => {
    const balancer = balancerOf(settingsOf('weighted-round-robin'), [1, 1, 998]);
    balancer.times(400);
    balancer.set(2, 0);
    const counts = countsOf(balancer.times(10), 2);
    expect(Math.abs(counts[0] - counts[1])).toBeLessThanOrEqual(2);
  });

  it('LB-12: a newcomer gets its share from the start, and no burst', () => {
    const balancer = balancerOf(settingsOf('weighted-round-robin'), [1, 1, 1, 0]);
    balancer.times(301);
    balancer.set(3, 1);
    expect(countsOf(balancer.times(8), 4)).toEqual([2, 2, 2, 2]);
  });

  it('LB-13: least connections takes the one with the fewest under way', () => {
    const balancer = balancerOf(settingsOf('least-connections'), [1, 1, 1]);
    const three = [balancer.choose(), balancer.choose(), balancer.choose()];
    expect(new Set(three).size).toBe(3);
    balancer.settle(1);
    expect(balancer.choose()).toBe(1);
  });

  it('LB-13: with weights it is the calls for the weight that count', () => {
    const balancer = balancerOf(settingsOf('least-connections'), [1, 4]);
    const counts = countsOf(
      Array.from({ length: 50 }, () => balancer.choose()),
      2,
    );
    expect(counts).toEqual([10, 40]);
  });

  it('LB-14: ties are drawn and not always the first instance', () => {
    const counts = countsOf(balancerOf(settingsOf('least-connections'), [1, 1, 1, 1]).times(8000), 4);
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(1500));
  });

  it('LB-15: two choices are two different ones: of two instances never the busier', () => {
    const balancer = balancerOf(settingsOf('two-choices'), [1, 1]);
    for (let call = 0; call < 100; call += 1) {
      const busy = balancer.choose();
      expect(balancer.choose()).toBe(1 - busy);
      balancer.settle(0);
      balancer.settle(1);
    }
  });

  it('LB-15: of equals the one drawn first, so each as often as the others', () => {
    const counts = countsOf(balancerOf(settingsOf('two-choices'), [1, 1, 1]).times(9000), 3);
    for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(5 * Math.sqrt(2000));
  });

  it('LB-16: a key stays with its instance and comes back to it', () => {
    const balancer = balancerOf(settingsOf('consistent-hash'), [1, 1, 1, 1]);
    const homes = Array.from({ length: 100 }, (_, key) => balancer.choose(0, key));
    balancer.set(2, 1, false);
    homes.forEach((home, key) => {
      const now = balancer.choose(0, key);
      if (home === 2) expect(now).not.toBe(2);
      else expect(now).toBe(home);
    });
    balancer.set(2, 1);
    expect(homes.map((_, key) => balancer.choose(0, key))).toEqual(homes);
  });
});

describe('newcomers', () => {
  const slow = { slowStartMs: 10_000 };

  /** Two that have been there for long and a third that has just come; how many of the next calls it gets. */
  function sharesAt(
    algorithm: 'weighted-round-robin' | 'least-connections' | 'two-choices',
    elapsed: number,
  ) {
    const balancer = balancerOf(settingsOf(algorithm, slow), [1, 1, 0]);
    balancer.set(2, 1, true, 100 * SECOND);
    const chosen = Array.from({ length: 600 }, () => balancer.choose(100 * SECOND + elapsed));
    return countsOf(chosen, 3)[2] / 600;
  }

  it('LB-17: a newcomer counts with a tenth at first, with half in the middle, and in full at the end', () => {
    for (const algorithm of ['weighted-round-robin', 'least-connections', 'two-choices'] as const) {
      expect(sharesAt(algorithm, 0)).toBeCloseTo(0.1 / 2.1, 1);
      expect(sharesAt(algorithm, 5 * SECOND)).toBeCloseTo(0.5 / 2.5, 1);
      expect(sharesAt(algorithm, 10 * SECOND)).toBeCloseTo(1 / 3, 1);
    }
  });

  it('LB-17: who becomes healthy again starts slowly, too; a changed weight starts nothing', () => {
    const balancer = balancerOf(settingsOf('least-connections', slow), [1, 1]);
    balancer.set(1, 1, false, 50 * SECOND);
    balancer.set(1, 2, false, 55 * SECOND);
    balancer.set(1, 2, true, 60 * SECOND);
    balancer.set(1, 1, true, 62 * SECOND);
    expect(balancer.state.since[1]).toBe(60 * SECOND);
  });

  it('LB-17, LB-18: without slow start the newcomer gets every call, with it only a few', () => {
    const fast = balancerOf(settingsOf('least-connections'), [1, 1, 0]);
    const gentle = balancerOf(settingsOf('least-connections', slow), [1, 1, 0]);
    const next = [fast, gentle].map((balancer) => {
      for (let call = 0; call < 40; call += 1) balancer.choose();
      balancer.set(2, 1, true, 100 * SECOND);
      return countsOf(
        Array.from({ length: 20 }, () => balancer.choose(100 * SECOND)),
        3,
      );
    });
    expect(next).toEqual([
      [0, 0, 20],
      [expect.any(Number), expect.any(Number), 2],
    ]);
  });

  it('LB-18: explain tells of a flooded newcomer until it has caught up', () => {
    const balancer = balancerOf(settingsOf('least-connections'), [1, 1, 0]);
    for (let call = 0; call < 6; call += 1) balancer.choose();
    expect(balancer.why().sentence).not.toContain('gets every call');
    balancer.set(2, 1, true, 5 * SECOND);
    expect(balancer.why(5 * SECOND).sentence).toContain('With 0 under way instance 3 gets every call until');
    for (let call = 0; call < 3; call += 1) balancer.choose(5 * SECOND);
    expect(balancer.why(5 * SECOND).sentence).not.toContain('gets every call');
  });

  it('LB-18: explain tells how far a slow start has come', () => {
    const balancer = balancerOf(settingsOf('two-choices', slow), [1, 1, 0]);
    balancer.set(2, 1, true, 100 * SECOND);
    const text = balancer.why(104 * SECOND).facts.find((fact) => fact.label === 'instance 3');
    expect(text?.value).toBe('0 under way, weight 1, slow start at 40 %');
  });
});

describe('calls under way', () => {
  it('LB-19: who leaves and comes back keeps what is still out there', () => {
    const balancer = balancerOf(settingsOf('least-connections'), [1, 1]);
    for (let call = 0; call < 6; call += 1) balancer.choose();
    balancer.set(1, 0);
    balancer.settle(1);
    balancer.set(1, 1, true, 9 * SECOND);
    expect([...balancer.state.inFlight]).toEqual([3, 2]);
    expect(balancer.choose(9 * SECOND)).toBe(1);
  });

  it('LB-20: settling what is not under way is a broken invariant, and so is a number that nobody has', () => {
    const balancer = balancerOf(settingsOf('first'), [1, 1]);
    balancer.choose();
    expect(() => balancer.settle(1)).toThrow('no call was under way at instance 1');
    balancer.settle(0);
    expect(() => balancer.settle(0)).toThrow('no call was under way at instance 0');
    expect(() => balancer.settle(7)).toThrow('no call was under way at instance 7');
    expect(() => balancer.settle(NOBODY)).toThrow('no call was under way at instance -1');
  });

  it('LB-21: the counters say where every question went', () => {
    const balancer = balancerOf(settingsOf('round-robin'), [1, 1]);
    balancer.other(balancer.choose());
    balancer.other(0, 1);
    balancer.settle(0);
    balancer.set(0, 0);
    balancer.set(1, 0);
    balancer.choose();
    expect(balancer.state).toMatchObject({
      asked: 4,
      chosen: 2,
      settled: 1,
      foundNobody: 1,
      foundNoOther: 1,
    });
  });
});

describe('state and words', () => {
  it('LB-22: the state has exactly the fields and rings of its shape', () => {
    const config = engine.configure(settingsOf('random'), 3);
    const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
      field,
      typeof value === 'number' ? 'number' : { ring: value.length },
    ]);
    expect(found).toEqual(Object.entries(engine.shape(config)));
  });

  it('LB-22: no room, no such weight', () => {
    const balancer = balancerOf(settingsOf('random'), [1]);
    expect(() => balancer.set(1, 1)).toThrow('no room for instance 1 among 1; adapt() to more first');
    expect(() => balancer.set(0, 0.5)).toThrow('not 0.5');
    expect(() => balancer.set(0, engine.HEAVIEST + 1)).toThrow('not 10001');
    expect(() => engine.configure(settingsOf('random'), -1)).toThrow('-1 instances');
  });

  it('LB-23: more instances find room, and what is under way stays', () => {
    const balancer = balancerOf(settingsOf('round-robin'), [1, 1]);
    balancer.choose();
    balancer.choose();
    const { last } = balancer.state;
    balancer.use(settingsOf('round-robin'), 4);
    balancer.set(2, 1);
    balancer.set(3, 1);
    expect([...balancer.state.inFlight]).toEqual([1, 1, 0, 0]);
    expect(balancer.times(4)).toEqual([1, 2, 3, 4].map((step) => (last + step) % 4));
    expect(() => balancer.use(settingsOf('round-robin'), 3)).toThrow(
      '4 instances are known, and 3 have no room',
    );
  });

  it('LB-23: another algorithm goes on from the instance that was chosen last', () => {
    const balancer = balancerOf(settingsOf('random'), [1, 1, 1]);
    while (balancer.state.last !== 1) balancer.times(1);
    balancer.use(settingsOf('round-robin'));
    expect(balancer.times(3)).toEqual([2, 0, 1]);
  });

  it('LB-23: another limit begins or ends a panic at once', () => {
    const balancer = balancerOf(settingsOf('first', { panicBelow: 0.9 }), [1, 1, 1]);
    balancer.set(0, 1, false);
    expect(balancer.times(1)).toEqual([0]);
    balancer.use(settingsOf('first', { panicBelow: 0.5 }));
    expect(balancer.times(1)).toEqual([1]);
  });

  it('LB-24: nothing changes by time alone, not in hours', () => {
    const config = engine.configure(settingsOf('round-robin'), 2);
    const state = engine.init(config, 0);
    engine.setInstance(state, 0, 1, true, 0);
    expect(engine.nextDeadline(config, state)).toBe(NEVER);
    const before = copied(state);
    engine.advance(config, state, 5 * 3600 * SECOND);
    expect(state).toEqual(before);
  });

  it('LB-25: says who may be chosen and how', () => {
    const balancer = balancerOf(settingsOf('round-robin', { panicBelow: 0.5 }), [1, 1, 1, 1]);
    expect(balancer.why().sentence).toBe(
      'All 4 instances are healthy: they take turns, and who begins is drawn.',
    );
    while (balancer.state.last !== 0) balancer.times(1);
    balancer.set(1, 1, false);
    const before = copied(balancer.state);
    expect(balancer.why().sentence).toBe(
      '3 of 4 instances are healthy: they take turns, next is instance 3.',
    );
    expect(balancer.state).toEqual(before);
    balancer.set(2, 1, false);
    balancer.set(3, 1, false);
    expect(balancer.why().sentence).toBe(
      'Panic: only 1 of 4 instances are healthy, below 50 %, so calls go to all: they take turns, next is instance 2.',
    );
  });

  it('LB-25: says why there is nobody', () => {
    const balancer = balancerOf(settingsOf('random'), [1, 1]);
    balancer.set(0, 1, false);
    balancer.set(1, 1, false);
    expect(balancer.why().sentence).toBe('Nobody to choose: none of 2 instances is healthy.');
    expect(balancerOf(settingsOf('random'), [0]).why().sentence).toBe(
      'Nobody to choose: no instance is there.',
    );
  });

  it.each(ALGORITHMS)('LB-25: has words for %s, and for each instance what it carries', (algorithm) => {
    const balancer = balancerOf(settingsOf(algorithm), [2, 2]);
    balancer.choose();
    balancer.set(1, 2, false);
    balancer.set(0, 0);
    const { facts } = balancer.why();
    balancer.set(0, 2);
    expect(balancer.why().sentence).toMatch(/^1 of 2 instances are healthy: .+\.$/);
    const gone = balancer.state.last === 0 ? '1 under way, 100 % of all calls, gone' : undefined;
    expect(facts.find((fact) => fact.label === 'instance 1')?.value).toBe(gone);
    expect(facts.find((fact) => fact.label === 'instance 2')?.value).toContain('not healthy');
  });
});

describe('presets of the seeds', () => {
  it.each(['round-robin', 'random', 'least-connections', 'first'] as const)(
    'registry: %s over whoever sends heartbeats, and "no healthy instances" (LB-3) when none does',
    (algorithm) => {
      const balancer = balancerOf(settingsOf(algorithm), [1, 1]);
      expect([0, 1]).toContain(balancer.choose());
      balancer.set(0, 1, false);
      expect(balancer.choose()).toBe(1);
      balancer.set(1, 1, false);
      expect(balancer.choose()).toBe(NOBODY);
    },
  );

  it('client list cache: round robin (LB-8), and a refreshed list does not begin it anew (LB-9)', () => {
    const balancer = balancerOf(settingsOf('round-robin'), [1, 1, 1]);
    const before = balancer.times(1)[0];
    for (const instance of [0, 1, 2]) balancer.set(instance, 0);
    for (const instance of [0, 1, 2]) balancer.set(instance, 1, true, 30 * SECOND);
    expect(balancer.times(2)).toEqual([(before + 1) % 3, (before + 2) % 3]);
  });

  it('client address cache: by first (LB-6) all traffic sticks to one instance while it is there', () => {
    expect(new Set(balancerOf(settingsOf('first'), [1, 1, 1]).times(50))).toEqual(new Set([0]));
  });

  it('mesh client: "no instances found" is NOBODY (LB-3)', () => {
    expect(balancerOf(settingsOf('round-robin'), [0, 0]).choose()).toBe(NOBODY);
  });
});
