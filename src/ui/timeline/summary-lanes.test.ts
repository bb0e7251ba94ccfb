import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { lanesOf, type BreakerLaneRow, type Lane } from './lane-list';
import { summaryLanes } from './summary-lanes';

const [fault, breaker, edits] = lanesOf(shopScenario());
const breakers = Array.from({ length: 60 }, (_, nth): Lane => ({ ...breaker, key: `breaker ${nth}` }));
const lanes = [fault, ...breakers, edits];
const keysOf = (told: readonly Lane[]): readonly string[] => told.map(({ key }) => key);
const oneOf =
  (...keys: readonly string[]) =>
  ({ key }: BreakerLaneRow): boolean =>
    keys.includes(key);

describe('the lanes that are told of in words', () => {
  it('are all where they are few', () => {
    expect(summaryLanes(lanes, () => false, 62)).toEqual({ told: lanes, calm: 0, changed: 0 });
  });

  it('are faults, edits and the breakers that changed where they are many', () => {
    const { told, calm, changed } = summaryLanes(lanes, oneOf('breaker 7', 'breaker 59'), 40);
    expect(keysOf(told)).toEqual([fault.key, 'breaker 7', 'breaker 59', edits.key]);
    expect({ calm, changed }).toEqual({ calm: 58, changed: 0 });
  });

  it('count what is too much to listen to', () => {
    const { told, calm, changed } = summaryLanes(lanes, ({ key }) => key !== 'breaker 3', 40);
    expect(told).toHaveLength(42);
    expect({ calm, changed }).toEqual({ calm: 1, changed: 19 });
  });
});
