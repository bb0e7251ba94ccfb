import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { CANCELLED, FAILURE, IGNORED, SUCCESS, type Judgement } from '../../base/judgement';
import { EJECTION_CAUSES } from './causes';
import * as engine from './engine';
import { fields, type OutlierEjectionSettings } from './settings';
import { copied } from './state';

const SECOND = 1e9;

/** What Envoy does when nothing is set, failure percentage and gateway failures being off there. */
const ENVOY: OutlierEjectionSettings = {
  ejectOn: ['consecutive-failures', 'below-fleet'],
  consecutiveFailures: 5,
  intervalMs: 10_000,
  baseEjectionMs: 30_000,
  maxEjectionMs: 300_000,
  maxEjectedShare: 0.1,
  alwaysEjectOne: false,
  fleetDeviations: 1.9,
  fleetMinimumHosts: 5,
  fleetMinimumCalls: 100,
  failureRate: 0.85,
  failureRateMinimumHosts: 5,
  failureRateMinimumCalls: 50,
};

/** An engine with its settings at hand over members 0 to `instances` - 1; times in seconds. */
function fleetOf(instances: number, changed: Partial<OutlierEjectionSettings> = {}) {
  let settings: OutlierEjectionSettings = { ...ENVOY, maxEjectedShare: 1, ...changed };
  let config = engine.configure(settings, instances);
  const state = engine.init(config, 0);
  for (let instance = 0; instance < instances; instance += 1)
    engine.setMember(config, state, instance, true, 0);
  const begin = (instance: number, at: number) => engine.begin(config, state, instance, at * SECOND);
  const end = (instance: number, permit: number, at: number, judgement: Judgement) =>
    engine.complete(config, state, instance, permit, at * SECOND, judgement);
  return {
    state,
    begin,
    end,
    /** Calls that end as soon as they begin. */
    call(instance: number, at: number, ...judgements: Judgement[]) {
      for (const judgement of judgements) end(instance, begin(instance, at), at, judgement);
    },
    /** So many calls at an instance, so many of them failing, never two failures in a row if it can be. */
    calls(instance: number, at: number, count: number, failing: number) {
      for (let call = 0; call < count; call += 1) {
        const failed = Math.floor(((call + 1) * failing) / count) > Math.floor((call * failing) / count);
        end(instance, begin(instance, at), at, failed ? FAILURE : SUCCESS);
      }
    },
    advance: (at: number) => engine.advance(config, state, at * SECOND),
    readmit: (instance: number, at: number) => engine.readmit(config, state, instance, at * SECOND),
    member: (instance: number, isMember: boolean, at: number) =>
      engine.setMember(config, state, instance, isMember, at * SECOND),
    use(next: Partial<OutlierEjectionSettings>, at: number, room = instances) {
      engine.advance(config, state, at * SECOND);
      settings = { ...settings, ...next };
      config = engine.configure(settings, room);
      engine.adapt(config, state, at * SECOND);
    },
    useAtOnce(next: Partial<OutlierEjectionSettings>, at: number) {
      engine.adapt(engine.configure({ ...settings, ...next }, instances), state, at * SECOND);
    },
    out: () =>
      Array.from({ length: instances }, (_, instance) => instance).filter((one) =>
        engine.isEjected(state, one),
      ),
    next: () => engine.nextDeadline(config, state) / SECOND,
    why: (at: number) => engine.explain(config, state, at * SECOND),
  };
}

const five = (judgement: Judgement): Judgement[] => [judgement, judgement, judgement, judgement, judgement];
const onRow = { ejectOn: ['consecutive-failures'] } as const;
const onFleet = { ejectOn: ['below-fleet'] } as const;
const onRate = { ejectOn: ['failure-rate'] } as const;

describe('what counts', () => {
  it('OE-1, OE-5: ignored and cancelled calls neither count nor break a row', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(0, 1, FAILURE, FAILURE, IGNORED, FAILURE, CANCELLED, FAILURE);
    expect(fleet.out()).toEqual([]);
    expect([fleet.state.calls[0], fleet.state.inARow[0]]).toEqual([4, 4]);
    fleet.call(0, 1, FAILURE);
    expect(fleet.out()).toEqual([0]);
  });

  it('OE-2: results known late from before an ejection do not count, neither while it lasts nor after the return', () => {
    const fleet = fleetOf(2, onRow);
    const permits = Array.from({ length: 20 }, () => fleet.begin(0, 1));
    for (const permit of permits.slice(0, 5)) fleet.end(0, permit, 2, FAILURE);
    for (const permit of permits.slice(5, 12)) fleet.end(0, permit, 3, FAILURE);
    expect(fleet.state).toMatchObject({ failed: 5, late: 7, ejections: 1 });
    fleet.advance(40);
    expect(fleet.out()).toEqual([]);
    for (const permit of permits.slice(12)) fleet.end(0, permit, 41, FAILURE);
    expect(fleet.out()).toEqual([]);
    expect([fleet.state.late, fleet.state.inARow[0], fleet.state.calls[0]]).toEqual([15, 0, 0]);
  });

  it('OE-2: a late success does not break the row of an instance that is back', () => {
    const fleet = fleetOf(2, onRow);
    const old = fleet.begin(0, 1);
    fleet.call(0, 2, ...five(FAILURE));
    fleet.advance(40);
    fleet.call(0, 41, FAILURE, FAILURE, FAILURE, FAILURE);
    fleet.end(0, old, 41, SUCCESS);
    fleet.call(0, 41, FAILURE);
    expect(fleet.out()).toEqual([0]);
  });

  it('OE-3: calls that a panic sends to an ejected instance do not count', () => {
    const fleet = fleetOf(1, onRow);
    fleet.call(0, 1, ...five(FAILURE));
    fleet.call(0, 2, SUCCESS, ...five(FAILURE));
    const during = fleet.begin(0, 3);
    expect(fleet.state).toMatchObject({ whileEjected: 6, ejections: 1, callsNow: 0 });
    fleet.advance(40);
    fleet.end(0, during, 41, FAILURE);
    expect([fleet.state.late, fleet.state.inARow[0]]).toEqual([1, 0]);
  });
});

describe('failures in a row', () => {
  it('OE-4: the fifth ejects at that instant, at no other instance', () => {
    const fleet = fleetOf(3, onRow);
    fleet.call(1, 1, FAILURE, FAILURE, FAILURE, FAILURE);
    fleet.call(0, 1, FAILURE);
    expect(fleet.out()).toEqual([]);
    fleet.call(1, 2.5, FAILURE);
    expect(fleet.out()).toEqual([1]);
    expect(fleet.state.ejectedAt[1]).toBe(2.5 * SECOND);
  });

  it('OE-4: a row that took hours counts: only a success ends it', () => {
    const fleet = fleetOf(2, onRow);
    for (let hour = 0; hour < 5; hour += 1) fleet.call(0, hour * 3600 + 1, FAILURE);
    expect(fleet.out()).toEqual([0]);
  });

  it('OE-5: a success begins the count anew', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(0, 1, FAILURE, FAILURE, FAILURE, FAILURE, SUCCESS, FAILURE, FAILURE, FAILURE, FAILURE);
    expect(fleet.out()).toEqual([]);
  });

  it('OE-6: an ejection that would be one too many begins the count anew', () => {
    const fleet = fleetOf(2, { ...onRow, maxEjectedShare: 0.5 });
    fleet.call(0, 1, ...five(FAILURE));
    fleet.call(1, 1, ...five(FAILURE), FAILURE, FAILURE);
    expect(fleet.state).toMatchObject({ overflowed: 1 });
    expect(fleet.state.inARow[1]).toBe(2);
    expect(fleet.out()).toEqual([0]);
  });
});

describe('at the sweep', () => {
  it('OE-7: rates 50, 100, 100, 100, 100 have mean 90 and deviation 20, so that 50 is below 52', () => {
    const fleet = fleetOf(5, onFleet);
    fleet.calls(0, 1, 100, 50);
    for (const instance of [1, 2, 3, 4]) fleet.calls(instance, 1, 100, 0);
    fleet.advance(9.99);
    expect(fleet.out()).toEqual([]);
    fleet.advance(10);
    expect(fleet.out()).toEqual([0]);
    expect(fleet.state.fleetMean).toBeCloseTo(0.9, 12);
    expect(fleet.state.fleetLimit).toBeCloseTo(0.52, 12);
  });

  it('OE-7: an instance with too few calls is neither judged nor part of the mean', () => {
    const fleet = fleetOf(6, onFleet);
    fleet.calls(0, 1, 99, 99);
    fleet.calls(1, 1, 100, 50);
    for (const instance of [2, 3, 4, 5]) fleet.calls(instance, 1, 100, 0);
    fleet.advance(10);
    expect(fleet.out()).toEqual([1]);
  });

  it('OE-8: with four instances not even one that fails always is 1.9 deviations below, with five it is', () => {
    for (const [instances, out] of [
      [4, []],
      [5, [0]],
    ] as const) {
      const fleet = fleetOf(instances, { ...onFleet, fleetMinimumHosts: 2 });
      fleet.calls(0, 1, 100, 100);
      for (let instance = 1; instance < instances; instance += 1) fleet.calls(instance, 1, 100, 0);
      fleet.advance(10);
      expect(fleet.out()).toEqual(out);
    }
  });

  it('OE-8: fewer instances than the minimum are not compared', () => {
    const fleet = fleetOf(5, onFleet);
    fleet.calls(0, 1, 100, 100);
    for (const instance of [1, 2, 3]) fleet.calls(instance, 1, 1000, 0);
    fleet.calls(4, 1, 99, 0);
    fleet.advance(10);
    expect([fleet.out(), fleet.state.fleetHosts]).toEqual([[], 0]);
  });

  it('OE-9: when all do equally badly nobody is an outlier, whatever the rounding of the mean', () => {
    for (const failing of [1, 3, 7, 9, 10]) {
      const fleet = fleetOf(7, { ...onFleet, fleetDeviations: 0, fleetMinimumCalls: 10 });
      for (let instance = 0; instance < 7; instance += 1) fleet.calls(instance, 1, 10, failing);
      fleet.advance(10);
      expect(fleet.out()).toEqual([]);
    }
  });

  it('OE-10: a failure rate at the limit ejects, below it not', () => {
    const fleet = fleetOf(5, onRate);
    fleet.calls(0, 1, 100, 85);
    fleet.calls(1, 1, 100, 84);
    for (const instance of [2, 3, 4]) fleet.calls(instance, 1, 50, 0);
    fleet.advance(10);
    expect(fleet.out()).toEqual([0]);
  });

  it('OE-10: needs enough instances with enough calls', () => {
    const fleet = fleetOf(5, onRate);
    for (const instance of [0, 1, 2, 3]) fleet.calls(instance, 1, 50, 50);
    fleet.calls(4, 1, 49, 49);
    fleet.advance(10);
    expect(fleet.out()).toEqual([]);
  });

  it('OE-11: the worst go first, however they are numbered', () => {
    const fleet = fleetOf(10, { ...onRate, maxEjectedShare: 0.2 });
    [90, 95, 85, 100].forEach((failing, instance) => fleet.calls(instance + 3, 1, 100, failing));
    for (const instance of [0, 1]) fleet.calls(instance, 1, 100, 0);
    fleet.advance(10);
    expect(fleet.out()).toEqual([4, 6]);
    expect(fleet.state.overflowed).toBe(2);
  });

  it('OE-11: of equally bad ones the one with more failures', () => {
    const fleet = fleetOf(5, { ...onRate, maxEjectedShare: 0.2 });
    for (const instance of [0, 1, 2, 3, 4])
      fleet.calls(instance, 1, instance === 3 ? 70 : 60, instance === 3 ? 70 : 60);
    fleet.advance(10);
    expect(fleet.out()).toEqual([3]);
  });

  it('OE-11: one that is an outlier in both ways is ejected once and counts once', () => {
    const fleet = fleetOf(5, { ejectOn: ['below-fleet', 'failure-rate'], maxEjectedShare: 0.4 });
    fleet.calls(0, 1, 100, 100);
    for (const instance of [1, 2, 3, 4]) fleet.calls(instance, 1, 100, 0);
    fleet.advance(10);
    expect(fleet.state).toMatchObject({ ejectedNow: 1, ejections: 1 });
    expect([fleet.state.multiplier[0], EJECTION_CAUSES[fleet.state.cause[0]].id]).toEqual([1, 'below-fleet']);
  });

  it('OE-12: an interval does not add to the one before', () => {
    const fleet = fleetOf(5, { ...onRate, failureRateMinimumCalls: 50 });
    for (const instance of [0, 1, 2, 3, 4]) fleet.calls(instance, 9, 40, 40);
    fleet.advance(10);
    for (const instance of [0, 1, 2, 3, 4]) fleet.calls(instance, 11, 40, 40);
    fleet.advance(20);
    expect(fleet.out()).toEqual([]);
  });

  it('OE-12: failures from before hours of silence count no more at a sweep', () => {
    const fleet = fleetOf(5, { ...onRate, failureRateMinimumCalls: 10 });
    for (const instance of [0, 1, 2, 3, 4]) fleet.calls(instance, 1, 9, 9);
    for (const instance of [0, 1, 2, 3, 4]) fleet.call(instance, 4 * 3600 + 1, FAILURE);
    fleet.advance(4 * 3600 + 10);
    expect(fleet.state.ejections).toBe(0);
  });
});

describe('how many, and how long', () => {
  it('OE-13: ten percent of three instances is none', () => {
    const fleet = fleetOf(3, { ...onRow, maxEjectedShare: 0.1 });
    fleet.call(0, 1, ...five(FAILURE));
    expect([fleet.out(), fleet.state.overflowed]).toEqual([[], 1]);
  });

  it('OE-13: one is always ejected if so configured, and no second', () => {
    const fleet = fleetOf(3, { ...onRow, maxEjectedShare: 0.1, alwaysEjectOne: true });
    fleet.call(1, 1, ...five(FAILURE));
    fleet.call(0, 1, ...five(FAILURE));
    expect([fleet.out(), fleet.state.overflowed]).toEqual([[1], 1]);
  });

  it('OE-13: the share itself is allowed, also where its product would round', () => {
    const fleet = fleetOf(100, { ...onRow, maxEjectedShare: 0.29 });
    for (let instance = 0; instance < 40; instance += 1) fleet.call(instance, 1, ...five(FAILURE));
    expect(fleet.out()).toHaveLength(29);
  });

  it('OE-14: comes back with the first sweep after its time', () => {
    const fleet = fleetOf(2, { ...onRow, baseEjectionMs: 25_000 });
    fleet.call(0, 2, ...five(FAILURE));
    fleet.advance(29.9);
    expect(fleet.out()).toEqual([0]);
    fleet.advance(30);
    expect([fleet.out(), fleet.state.returnedAt[0]]).toEqual([[], 30 * SECOND]);
  });

  it('OE-14, OE-15: each ejection in a row is a base time longer, up to the longest', () => {
    const fleet = fleetOf(2, { ...onRow, baseEjectionMs: 30_000, maxEjectionMs: 100_000, intervalMs: 1000 });
    const lengths: number[] = [];
    for (let now = 0; lengths.length < 6;) {
      fleet.call(0, now, ...five(FAILURE));
      lengths.push((fleet.state.ejectedUntil[0] - fleet.state.ejectedAt[0]) / SECOND);
      now = fleet.state.ejectedUntil[0] / SECOND;
      fleet.advance(now);
    }
    expect(lengths).toEqual([30, 60, 90, 100, 100, 100]);
    expect(fleet.state.multiplier[0]).toBe(5);
  });

  it('OE-14: a longest time below the base is lifted to it', () => {
    const fleet = fleetOf(2, { ...onRow, baseEjectionMs: 30_000, maxEjectionMs: 1 });
    fleet.call(0, 0, ...five(FAILURE));
    expect(fleet.state.ejectedUntil[0]).toBe(30 * SECOND);
  });

  it('OE-15: the multiplier falls by one each interval after the return, not at the return', () => {
    const fleet = fleetOf(2, { ...onRow, baseEjectionMs: 10_000 });
    fleet.call(0, 1, ...five(FAILURE));
    fleet.advance(20);
    fleet.call(0, 21, ...five(FAILURE));
    expect([fleet.out(), fleet.state.multiplier[0]]).toEqual([[0], 2]);
    const seen = [49, 50, 59, 60, 69, 70, 80, 90].map((at) => {
      fleet.advance(at);
      return [fleet.out().length, fleet.state.multiplier[0]];
    });
    expect(seen).toEqual([
      [1, 2],
      [0, 2],
      [0, 2],
      [0, 1],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('OE-15: good as new after hours of silence', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(0, 1, ...five(FAILURE));
    fleet.call(0, 5 * 3600, SUCCESS);
    expect([fleet.out(), fleet.state.multiplier[0]]).toEqual([[], 0]);
  });

  it('OE-16: who comes back begins with no failures in a row', () => {
    const fleet = fleetOf(2, {
      ejectOn: ['consecutive-failures', 'failure-rate'],
      failureRateMinimumHosts: 1,
      failureRateMinimumCalls: 4,
    });
    fleet.call(0, 1, FAILURE, FAILURE, FAILURE, FAILURE);
    fleet.advance(10);
    expect(fleet.out()).toEqual([0]);
    fleet.call(0, 40, FAILURE, FAILURE, FAILURE, FAILURE);
    expect([fleet.out(), fleet.state.inARow[0]]).toEqual([[], 4]);
  });

  it('OE-17: a passed health check lets it back at once, with its multiplier', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(0, 1, ...five(FAILURE));
    expect(fleet.readmit(0, 12)).toBe(true);
    expect(fleet.readmit(0, 12)).toBe(false);
    expect([fleet.out(), fleet.state.multiplier[0], fleet.state.readmitted]).toEqual([[], 1, 1]);
    fleet.advance(20);
    expect(fleet.state.multiplier[0]).toBe(1);
    fleet.advance(30);
    expect(fleet.state.multiplier[0]).toBe(0);
  });

  it('OE-18: who leaves makes room, and begins anew when it joins again', () => {
    const fleet = fleetOf(4, { ...onRow, maxEjectedShare: 0.34 });
    const old = fleet.begin(0, 1);
    fleet.call(0, 1, ...five(FAILURE));
    fleet.member(0, false, 2);
    fleet.call(1, 3, ...five(FAILURE));
    expect(fleet.out()).toEqual([1]);
    fleet.member(0, true, 4);
    fleet.end(0, old, 5, FAILURE);
    expect([fleet.state.multiplier[0], fleet.state.leftEjected, fleet.state.late]).toEqual([0, 1, 1]);
    expect(fleet.state.members).toBe(4);
  });

  it('OE-18: a result of an instance that is gone is late', () => {
    const fleet = fleetOf(2, onRow);
    fleet.member(1, false, 1);
    fleet.call(1, 2, FAILURE);
    expect(fleet.state).toMatchObject({ late: 1, failed: 0 });
  });
});

describe('time', () => {
  it('OE-19: a sweep that nobody saw happens at its instant, before what comes now', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(0, 1, ...five(FAILURE));
    fleet.call(0, 47, ...five(FAILURE));
    expect([fleet.state.returnedAt[0], fleet.state.ejectedAt[0]]).toEqual([40 * SECOND, 47 * SECOND]);
  });

  it('OE-20: the next deadline is the next sweep, also after hours', () => {
    const fleet = fleetOf(2);
    expect(fleet.next()).toBe(10);
    fleet.advance(7 * 3600 + 12);
    expect(fleet.next()).toBe(7 * 3600 + 20);
  });

  it('OE-20: a hundred days of silence take no time', () => {
    const fleet = fleetOf(500, { intervalMs: 100 });
    fleet.call(0, 1, ...five(FAILURE));
    fleet.advance(8e6);
    expect(fleet.next()).toBeCloseTo(8e6 + 0.1, 6);
  });
});

describe('settings that change while running', () => {
  it('OE-21: an ejection lasts as if it had begun under the new settings', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(0, 1, ...five(FAILURE));
    fleet.use({ baseEjectionMs: 60_000 }, 5);
    fleet.advance(60);
    expect(fleet.out()).toEqual([0]);
    fleet.use({ baseEjectionMs: 1000 }, 61);
    expect(fleet.out()).toEqual([0]);
    fleet.advance(70);
    expect(fleet.out()).toEqual([]);
  });

  it('OE-21: a shorter interval that is over already ends at once, a longer one later', () => {
    const fleet = fleetOf(2, onRow);
    fleet.use({ intervalMs: 20_000 }, 5);
    expect(fleet.next()).toBe(20);
    fleet.use({ intervalMs: 3000 }, 7);
    expect([fleet.state.lastSweep / SECOND, fleet.next()]).toEqual([7, 10]);
  });

  it('OE-21: nobody is ejected or let back by the change itself', () => {
    const fleet = fleetOf(3, onRow);
    fleet.call(0, 1, ...five(FAILURE));
    fleet.call(1, 1, FAILURE, FAILURE);
    fleet.use({ consecutiveFailures: 2, maxEjectedShare: 0 }, 2);
    expect(fleet.out()).toEqual([0]);
    fleet.use({ maxEjectedShare: 1 }, 3);
    fleet.call(1, 3, FAILURE);
    expect(fleet.out()).toEqual([0, 1]);
    fleet.use({ ejectOn: [] }, 4);
    expect(fleet.out()).toEqual([0, 1]);
    fleet.call(2, 5, ...five(FAILURE), ...five(FAILURE));
    expect(fleet.out()).toEqual([0, 1]);
  });

  it('OE-21: an overdue sweep needs advance with the old settings first', () => {
    const fleet = fleetOf(2);
    expect(() => fleet.useAtOnce({ intervalMs: 1000 }, 10)).toThrow('needs advance() with the old settings');
  });

  it('OE-22: more instances find room, fewer are a broken invariant', () => {
    const fleet = fleetOf(2, onRow);
    fleet.call(1, 1, ...five(FAILURE));
    expect(() => fleet.member(2, true, 1)).toThrow('no room for instance 2 among 2; adapt() to more first');
    fleet.use({}, 2, 3);
    fleet.member(2, true, 2);
    fleet.call(2, 2, ...five(FAILURE));
    expect(engine.isEjected(fleet.state, 2)).toBe(true);
    expect(() => fleet.use({}, 3, 2)).toThrow('3 instances are known, and 2 have no room');
    expect(() => engine.configure(ENVOY, 0.5)).toThrow('0.5 instances');
  });
});

describe('state and words', () => {
  it('OE-23: the state has exactly the fields and rings of its shape', () => {
    const config = engine.configure(ENVOY, 3);
    const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
      field,
      typeof value === 'number' ? 'number' : { ring: value.length },
    ]);
    expect(found).toEqual(Object.entries(engine.shape(config)));
  });

  it('OE-24, OE-25: changes count ejections and their ends, and nothing else', () => {
    const fleet = fleetOf(4, onRow);
    fleet.call(0, 1, SUCCESS, FAILURE, IGNORED, CANCELLED);
    fleet.member(3, false, 1);
    expect(fleet.state.changes).toBe(0);
    for (const instance of [0, 1, 2]) fleet.call(instance, 2, ...five(FAILURE));
    fleet.readmit(0, 3);
    fleet.member(1, false, 3);
    fleet.advance(40);
    expect(fleet.state).toMatchObject({
      changes: 6,
      ejections: 3,
      returned: 1,
      readmitted: 1,
      leftEjected: 1,
    });
  });

  it('OE-26: says what it takes', () => {
    const fleet = fleetOf(10, { ejectOn: ['consecutive-failures', 'below-fleet', 'failure-rate'] });
    expect(fleet.why(0).sentence).toBe(
      'None of 10 instances is ejected. What ejects one, for 30 s at first: 5 failures in a row, or a success rate ' +
        '1.9 deviations below the mean, or 85 % of failures.',
    );
    expect(fleetOf(1, { ejectOn: [] }).why(0).sentence).toBe(
      'None of 1 instance is ejected. Nothing ejects an instance.',
    );
  });

  it('OE-26: says that the share is too small to eject anybody', () => {
    expect(fleetOf(3, { ...onRow, maxEjectedShare: 0.1, consecutiveFailures: 1 }).why(0).sentence).toBe(
      'None of 3 instances is ejected. What ejects one, for 30 s at first: a single failure. ' +
        'None can be ejected: at most 10 % of 3 instances may be.',
    );
  });

  it('OE-26: says who is ejected, why, and until when', () => {
    const fleet = fleetOf(5, { ...onRow, maxEjectedShare: 0.2 });
    fleet.call(2, 1, SUCCESS, ...five(FAILURE));
    const before = copied(fleet.state);
    expect(fleet.why(3).sentence).toBe(
      '1 of 5 instances is ejected. Instance 3 is ejected since 1.00 s because 5 calls in a row failed (5 eject it); ' +
        'it comes back at 40.00 s. No more can be ejected: at most 20 % of 5 instances may be.',
    );
    expect(fleet.why(50).sentence).toContain('None of 5');
    expect(fleet.state).toEqual(before);
  });

  it('OE-26: says by how much an instance was below the others, or failed', () => {
    const fleet = fleetOf(5, { ejectOn: ['below-fleet', 'failure-rate'] });
    fleet.calls(0, 1, 100, 50);
    for (const instance of [1, 2, 3, 4]) fleet.calls(instance, 1, 100, 0);
    const { sentence, facts } = fleet.why(10);
    expect(sentence).toContain('50 % of its calls succeeded (the others put the limit at 52 %)');
    expect(facts).toContainEqual({ label: 'mean success rate at the last sweep', value: '90 %' });
    expect(facts).toContainEqual({ label: 'instance 1', value: 'ejected once' });
    for (const instance of [1, 2, 3, 4, 0]) fleet.calls(instance, 11, 50, 45);
    for (const instance of [1, 2, 3, 4]) fleet.calls(instance, 12, 50, 45);
    fleet.use({ ejectOn: ['failure-rate'], failureRateMinimumHosts: 4 }, 13);
    expect(fleet.why(20).sentence).toContain('5 of 5 instances are ejected.');
    expect(fleet.why(20).sentence).toContain('90 % of its calls failed (at least 85 % eject it)');
    expect(fleet.why(13).facts).toContainEqual({
      label: 'instance 2',
      value: '90 of 100 calls failed, 9 in a row',
    });
  });
});

describe('presets', () => {
  it('Envoy defaults: five in a row at one of ten for 30 s (OE-4, OE-14), a second of ten not (OE-13)', () => {
    const fleet = fleetOf(10, ENVOY);
    fleet.call(7, 1, ...five(FAILURE));
    fleet.call(8, 1, ...five(FAILURE));
    expect([fleet.out(), fleet.state.overflowed]).toEqual([[7], 1]);
    fleet.advance(39.9);
    expect(fleet.out()).toEqual([7]);
    fleet.advance(40);
    expect(fleet.out()).toEqual([]);
  });

  it('Envoy defaults: ours, but that one instance is always ejected, since ten percent of few is none (OE-13)', () => {
    expect({ ...defaultsOf(fields), alwaysEjectOne: false }).toEqual(ENVOY);
  });

  it('gray failure: one of six that fails a third of its calls is found by the others (OE-7), not by a row (OE-4)', () => {
    const fleet = fleetOf(6, { ...ENVOY, alwaysEjectOne: true });
    for (let instance = 0; instance < 6; instance += 1)
      fleet.calls(instance, 5, 120, instance === 4 ? 40 : 1);
    expect(fleet.out()).toEqual([]);
    fleet.advance(10);
    expect(fleet.out()).toEqual([4]);
  });
});
