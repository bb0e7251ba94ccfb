import { describe, expect, it } from 'vitest';
import { CELL_STATE } from '../../worker/frame';
import { instanceSegments, segmentsText } from './instance-segments';

const { up, crashed, starting, hung, draining, stopped } = CELL_STATE;
const turn = (seconds: number, place: number, state: number) => ({ time: seconds * 1e9, place, state });

const told = (turns: readonly ReturnType<typeof turn>[], wanted = 2) =>
  instanceSegments(turns, wanted).map(({ from, to, words }) => [from / 1e9, to / 1e9, words]);

describe('instances over time', () => {
  it('are up until something is told of them', () => {
    expect(told([])).toEqual([[0, NaN, '']]);
    expect(told([turn(20, 0, crashed)])).toEqual([
      [0, 20, ''],
      [20, NaN, '1 of 2 crashed'],
    ]);
  });

  it('come back', () => {
    expect(told([turn(20, 0, crashed), turn(25, 0, starting), turn(27, 0, up)])).toEqual([
      [0, 20, ''],
      [20, 25, '1 of 2 crashed'],
      [25, 27, '1 of 2 starting'],
      [27, NaN, ''],
    ]);
  });

  it('are told together, the worst first, and what happens at one moment at once', () => {
    const turns = [turn(20, 0, hung), turn(20, 1, crashed), turn(22, 0, crashed)];
    expect(told(turns)).toEqual([
      [0, 20, ''],
      [20, 22, '1 crashed, 1 hung'],
      [22, NaN, '2 of 2 crashed'],
    ]);
    expect(instanceSegments(turns, 2)[1]?.worst).toBe(crashed);
  });

  it('leave no stretch that lasted no time, and none twice', () => {
    expect(told([turn(20, 0, crashed), turn(20, 0, up)])).toEqual([[0, NaN, '']]);
    expect(told([turn(20, 0, crashed), turn(30, 0, up), turn(30, 1, crashed)])).toEqual([
      [0, 20, ''],
      [20, NaN, '1 of 2 crashed'],
    ]);
  });

  it('are added and taken away', () => {
    expect(
      told([turn(10, 2, starting), turn(12, 2, up), turn(40, 2, draining), turn(45, 2, stopped)], 2),
    ).toEqual([
      [0, 10, ''],
      [10, 12, '1 of 3 starting'],
      [12, 40, ''],
      [40, 45, '1 of 3 draining'],
      [45, NaN, '1 of 3 stopped'],
    ]);
  });

  it('can be told in words', () => {
    const segments = instanceSegments([turn(20, 0, crashed), turn(25, 0, up), turn(30, 1, hung)], 2);
    expect(segmentsText(segments, 9)).toBe(
      '1 of 2 crashed from 20.00 s to 25.00 s, 1 of 2 hung since 30.00 s',
    );
    expect(segmentsText(segments, 1)).toBe('1 of 2 hung since 30.00 s');
    expect(segmentsText(instanceSegments([], 2), 9)).toBe('all up');
  });
});
