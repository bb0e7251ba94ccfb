import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureId } from './figure-word-settings';
import type { MeasureExpectation } from './format';
import { boundsText, valueText } from './words';

function measure(
  figure: FigureId,
  bounds: Pick<MeasureExpectation, 'atLeast' | 'atMost'>,
): MeasureExpectation {
  return { id: 'it', kind: 'measure', figure, over: { fromMs: 0, toMs: 1000 }, hold: 'overall', ...bounds };
}

/** What a text says, in the unit of the figure. */
function said(text: string): number {
  const number = Number.parseFloat(text);
  if (text.endsWith(' %')) return number / 100;
  return text.endsWith(' s') ? number * 1000 : number;
}

describe('a figure in words', () => {
  it.each([
    [measure('goodput', { atLeast: 0.99 }), 0.98956, '98.96 %', 'at least 99 %'],
    [measure('goodput', { atLeast: 0.99 }), 0.98999, '98.999 %', 'at least 99 %'],
    [measure('goodput', { atLeast: 0.99 }), 0.99, '99 %', 'at least 99 %'],
    [measure('goodput', { atLeast: 0.99 }), 0.9812, '98.1 %', 'at least 99 %'],
    [measure('latency', { atMost: 1500 }), 1500.0012, '1.500001 s', 'at most 1.5 s'],
    [measure('latency', { atMost: 250 }), 177.918, '177.92 ms', 'at most 250 ms'],
    [
      measure('rate', { atLeast: 80, atMost: 90 }),
      85.126,
      '85.13 a second',
      'from 80 a second to 90 a second',
    ],
    [measure('amplification', { atMost: 1.5 }), 2, '2 ×', 'at most 1.5 ×'],
    [measure('queue', { atMost: 0.5 }), 0, '0', 'at most 0.5'],
  ])('is short, and never on the wrong side of its bounds: %j %d', (expectation, value, text, bounds) => {
    expect(valueText(value, expectation)).toBe(text);
    expect(boundsText(expectation)).toBe(bounds);
  });

  it('is on the same side of each bound as its text is of the text of the bound', () => {
    const bound = fc.integer({ min: 0, max: 2000 }).map((thousandths) => thousandths / 1000);
    const near = fc.oneof(fc.constant(0), fc.double({ min: -1e-3, max: 1e-3, noNaN: true }));
    const unit = fc.constantFrom<FigureId>('goodput', 'latency', 'rate', 'queue', 'amplification');
    fc.assert(
      fc.property(unit, bound, near, (figure, atLeast, by) => {
        const scale = figure === 'latency' ? 1000 : 1;
        const value = (atLeast + (Math.abs(by) < 1e-6 ? 0 : by)) * scale;
        fc.pre(value >= 0);
        const expectation = measure(figure, { atLeast: atLeast * scale });
        const [shown, limit] = [said(valueText(value, expectation)), said(boundsText(expectation).slice(9))];
        expect(Math.sign(Math.round((shown - limit) * 1e9))).toBe(Math.sign(value - atLeast * scale));
        expect(Math.abs(shown - value)).toBeLessThan(0.006 * scale);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
