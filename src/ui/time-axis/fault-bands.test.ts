import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { faultBands, inSight } from './fault-bands';

const [fault] = shopScenario().faults;
const between = (fromMs: number, toMs: number) => ({ ...fault, fromMs, toMs });

describe('fault bands', () => {
  it('are the times in which a fault acts', () => {
    expect(faultBands(shopScenario().faults)).toEqual([{ from: 20e9, to: 45e9 }]);
    expect(faultBands([])).toEqual([]);
  });

  it('shade once where faults overlap or touch', () => {
    const faults = [
      between(30_000, 40_000),
      between(10_000, 20_000),
      between(15_000, 18_000),
      between(20_000, 25_000),
    ];
    expect(faultBands(faults)).toEqual([
      { from: 10e9, to: 25e9 },
      { from: 30e9, to: 40e9 },
    ]);
  });

  it('are cut to what is in sight', () => {
    const range = { from: 10, to: 20 };
    expect(inSight({ from: 12, to: 14 }, range)).toEqual({ left: 0.2, width: 0.2 });
    expect(inSight({ from: 0, to: 15 }, range)).toEqual({ left: 0, width: 0.5 });
    expect(inSight({ from: 0, to: 100 }, range)).toEqual({ left: 0, width: 1 });
    expect(inSight({ from: 0, to: 10 }, range)).toBeUndefined();
    expect(inSight({ from: 20, to: 30 }, range)).toBeUndefined();
  });
});
