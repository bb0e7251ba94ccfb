import { describe, expect, it } from 'vitest';
import type { InstanceDetail } from '../../../worker/protocol';
import { instance } from './instance.test-support';
import { slowSentence, SlowWatch } from './slow-watch';

const times = (...means: number[]): InstanceDetail[] =>
  means.map((meanMs, index) => instance(index + 1, { meanMs }));
const seen = (instances: readonly InstanceDetail[]) => new SlowWatch().read(instances, 1e9);

describe('one slow instance among many', () => {
  it('stands out against the median of the others', () => {
    expect(seen(times(20, 100, 18, 22))).toEqual([undefined, 5, undefined, undefined]);
    expect(seen(times(20, 39, 20))).toEqual([undefined, undefined, undefined]);
    expect(seen(times(20, 60))).toEqual([undefined, 3]);
  });

  it('leaves out those that answered nothing, and those that are not up', () => {
    expect(seen(times(20, NaN, 80))).toEqual([undefined, undefined, 4]);
    expect(seen(times(NaN, NaN, 80))).toEqual([undefined, undefined, undefined]);
    expect(seen([...times(20, 20), instance(3, { meanMs: 80, hung: true })])).not.toContain(4);
  });

  it('is no accident of a few answers, but is told when they keep coming', () => {
    const few = times(20, 70, 20).map((one) => ({ ...one, rate: 3 }));
    const watch = new SlowWatch();
    expect(watch.read(few, 1e9)[1]).toBeUndefined();
    // The same moment once more says nothing new.
    for (let again = 0; again < 50; again++) expect(watch.read(few, 1e9)[1]).toBeUndefined();
    for (let second = 2; second < 12; second++) watch.read(few, second * 1e9);
    expect(watch.read(few, 12e9)[1]).toBeCloseTo(3.5, 6);
  });

  it('is over some seconds after it is quick again', () => {
    const watch = new SlowWatch();
    expect(watch.read(times(20, 100, 20), 1e9)[1]).toBe(5);
    expect(watch.read(times(20, 20, 20), 1.2e9)[1]).toBeDefined();
    for (let second = 2; second < 12; second++) watch.read(times(20, 20, 20), second * 1e9);
    expect(watch.read(times(20, 20, 20), 12e9)[1]).toBeUndefined();
  });

  it('forgets what has not happened yet when the run goes back', () => {
    const watch = new SlowWatch();
    watch.read(times(20, 100, 20), 30e9);
    expect(watch.read(times(20, 20, 20), 5e9)).toEqual([undefined, undefined, undefined]);
  });

  it('is said in a sentence', () => {
    const say = (instances: InstanceDetail[]) => slowSentence(instances, seen(instances));
    expect(say(times(20, 20, 20))).toBeUndefined();
    expect(say(times(20, 100, 20))).toBe('Instance 2 takes 5.0× as long as the others.');
    expect(say(times(20, 300, 20, 20, 260, 20))).toBe(
      'Instances 2, 5 take at least 13× as long as the others.',
    );
  });
});
