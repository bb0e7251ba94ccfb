import { describe, expect, it } from 'vitest';
import { GATE_STOP, LEG, LOST_STAY, MARK, MarkPool } from './pool';

const gateOf = (): number => 0.5;

describe('pool of marks', () => {
  it('moves asks out and answers back in the travel time', () => {
    const pool = new MarkPool(8);
    pool.add(0, MARK.ask);
    pool.add(0, MARK.served);
    pool.advance(0.25, 1, gateOf);
    expect([...pool.at.subarray(0, 2)]).toEqual([0.25, 0.75]);
    pool.advance(0.74, 1, gateOf);
    expect(pool.count).toBe(2);
    pool.advance(0.02, 1, gateOf);
    expect(pool.count).toBe(0);
  });

  it('stops a rejected mark at the gate and turns it back', () => {
    const pool = new MarkPool(1);
    pool.add(3, MARK.rejected);
    pool.advance(0.52, 1, gateOf);
    expect(pool.at[0]).toBe(0.5);
    expect(pool.leg[0]).toBe(LEG.gate);
    pool.advance(GATE_STOP, 1, gateOf);
    expect(pool.leg[0]).toBe(LEG.back);
    expect(pool.at[0]).toBeCloseTo(0.48);
    pool.advance(0.5, 1, gateOf);
    expect(pool.count).toBe(0);
  });

  it('takes the whole way of a rejected mark in one step if need be', () => {
    const pool = new MarkPool(1);
    pool.add(0, MARK.rejected);
    pool.advance(0.5 + GATE_STOP + 0.2, 1, gateOf);
    expect(pool.at[0]).toBeCloseTo(0.3);
    pool.advance(10, 1, gateOf);
    expect(pool.count).toBe(0);
  });

  it('lets a lost mark stand where it was lost, each at another place, until it is gone', () => {
    const pool = new MarkPool(2);
    pool.add(0, MARK.lost);
    pool.add(0, MARK.lost);
    const [one, other] = [...pool.at];
    expect(one).not.toBe(other);
    pool.advance(LOST_STAY - 0.01, 1, gateOf);
    expect([...pool.at]).toEqual([one, other]);
    expect(pool.leg[0]).toBe(LEG.gate);
    pool.advance(0.02, 1, gateOf);
    expect(pool.count).toBe(0);
  });

  it('has a limit, and fills the place of a mark that is gone with the last one', () => {
    const pool = new MarkPool(3);
    for (const edge of [1, 2, 3]) pool.add(edge, MARK.ask);
    expect(pool.add(4, MARK.ask)).toBe(-1);
    pool.remove(0);
    expect([...pool.edge.subarray(0, pool.count)]).toEqual([3, 2]);
    expect(pool.add(5, MARK.failed)).toBe(2);
    expect(pool.at[2]).toBe(1);
  });
});
