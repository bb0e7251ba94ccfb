import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HISTOGRAM_WORDS, addSparse, quantile } from '../../base/histogram';
import { History } from './history';
import { GROUPS, LEVEL_WIDTHS, WIDTHS } from './layout';
import { BLOCK_SECONDS } from './packed-seconds';
import { randomSeconds } from './random-seconds.test-support';
import type { Second } from './second';

const PARAMETERS = { seed: 4242, numRuns: 60 };

function historyOf(seconds: readonly Second[]): History {
  const history = new History();
  seconds.forEach((second, index) => history.close(index, second));
  return history;
}

/** The same second, had each part counted one more of everything. */
function oneMore(second: Second): Second {
  return { ...second, counts: second.counts.map((counts) => counts.map((count) => count + 1)) };
}

/** In the order of the history, block by block: numbers this large are rounded, and so the order shows. */
function sumOfLevels(seconds: readonly Second[], g: number, at: number, from: number, to: number): number {
  const blocks: number[] = [];
  for (let index = from; index < Math.min(to, seconds.length); index++) {
    const block = Math.floor(index / BLOCK_SECONDS);
    blocks[block] = (blocks[block] ?? 0) + (seconds[index].levels[g][at] ?? 0);
  }
  return blocks.reduce((sum, part) => sum + part, 0);
}

const question = fc.record({
  g: fc.nat(GROUPS.length - 1),
  row: fc.nat(3),
  counter: fc.nat(Math.min(...GROUPS.map((group) => WIDTHS[group])) - 1),
  level: fc.nat(Math.max(...GROUPS.map((group) => LEVEL_WIDTHS[group])) - 1),
  from: fc.nat(280),
  length: fc.nat(280),
});

describe('a history of random seconds, most of them packed', () => {
  it('gives every second back as it was, in any order', () => {
    fc.assert(
      fc.property(randomSeconds, fc.array(fc.nat(), { maxLength: 20 }), (seconds, jumps) => {
        const history = historyOf(seconds);
        expect(history.length).toBe(seconds.length);
        seconds.forEach((second, index) => expect(history.at(index)).toEqual(second));
        for (const jump of jumps) {
          const index = jump % seconds.length;
          expect(history.at(index)).toEqual(seconds[index]);
        }
      }),
      PARAMETERS,
    );
  });

  it('sums counters and merges latencies over any range as the seconds themselves would', () => {
    fc.assert(
      fc.property(
        randomSeconds,
        fc.array(question, { minLength: 1, maxLength: 40 }),
        (seconds, questions) => {
          const history = historyOf(seconds);
          for (const { g, row, counter, level, from, length } of questions) {
            const range = seconds.slice(from, from + length).filter(({ rows }) => row < rows[g]);
            const at = row * WIDTHS[GROUPS[g]] + counter;
            const cells = new Uint32Array(HISTOGRAM_WORDS);
            for (const { latencies } of range)
              addSparse(cells, 0, latencies[g].at(row) ?? new Uint32Array(0));
            const asked = [GROUPS[g], row] as const;
            expect(history.sum(...asked, counter, from, from + length)).toBe(
              range.reduce((sum, { counts }) => sum + counts[g][at], 0),
            );
            const width = LEVEL_WIDTHS[GROUPS[g]];
            const sum = history.sumOfLevels(...asked, level % width, from, from + length);
            expect(sum).toBe(sumOfLevels(seconds, g, row * width + (level % width), from, from + length));
            expect(history.latencies(...asked, from, from + length)).toEqual(cells);
            expect(history.percentile(...asked, 0.9, from, from + length)).toBe(quantile(cells, 0, 0.9));
          }
        },
      ),
      PARAMETERS,
    );
  });

  it('adds up in the same order before and after seconds were packed', () => {
    const third = (index: number): Second => ({
      rows: GROUPS.map(() => 1),
      counts: GROUPS.map((group) => new Float64Array(WIDTHS[group]).fill(index / 3)),
      levels: GROUPS.map(() => new Float64Array(0)),
      latencies: GROUPS.map(() => [new Uint32Array(0)]),
    });
    const history = new History();
    const asked = Array.from({ length: 63 }, (_, index) => {
      history.close(index, third(index));
      return history.sum('nodes', 0, 2, 1, index + 1);
    });
    for (let index = 63; index < 200; index++) history.close(index, third(index));
    expect(asked.map((_, index) => history.sum('nodes', 0, 2, 1, index + 1))).toEqual(asked);
  });

  it('takes a replay that is the same, wherever it begins', () => {
    fc.assert(
      fc.property(randomSeconds, fc.nat(), (seconds, from) => {
        const history = historyOf(seconds);
        const begin = from % seconds.length;
        history.rewind(begin);
        for (let index = begin; index < seconds.length; index++) history.close(index, seconds[index]);
        expect([history.length, history.cursor]).toEqual([seconds.length, seconds.length]);
      }),
      PARAMETERS,
    );
  });

  it('forks anywhere into what it was when it was that long, and both go on from there', () => {
    fc.assert(
      fc.property(randomSeconds, fc.nat(), (seconds, at) => {
        const left = historyOf(seconds);
        const length = at % (seconds.length + 1);
        seconds.forEach((_, index) => left.at(index));
        left.rewind(length);
        const history = left.fork();
        const before = seconds.slice(0, length);
        expect([history.length, history.bytes]).toEqual([length, historyOf(before).bytes]);
        const branch = [...before, ...seconds.slice(length).map(oneMore)];
        for (let index = length; index < branch.length; index++) history.close(index, branch[index]);
        expect(history.bytes).toBe(historyOf(branch).bytes);
        branch.forEach((second, index) => expect(history.at(index)).toEqual(second));
        for (let index = length; index < seconds.length; index++) left.close(index, seconds[index]);
        expect(left.bytes).toBe(historyOf(seconds).bytes);
      }),
      PARAMETERS,
    );
  });
});
