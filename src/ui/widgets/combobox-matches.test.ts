import { describe, expect, it } from 'vitest';
import { leftWith, matching } from './combobox-matches';

const options = ['Goodput', 'Late share', 'Failed share', 'orders → payments', 'Latency'].map((label) => ({
  value: label,
  label,
  ...(label === 'Latency' && { hint: 'p95, percentile' }),
}));
const labels = (text: string): string[] => matching(options, text).map(({ label }) => label);

describe('what a combobox offers', () => {
  it('is everything as long as nothing is typed', () => {
    expect(labels('  ')).toHaveLength(5);
  });

  it('has all words that were typed, wherever they stand', () => {
    expect(labels('share fail')).toEqual(['Failed share']);
    expect(labels('pay ord')).toEqual(['orders → payments']);
    expect(labels('p95')).toEqual(['Latency']);
    expect(labels('nothing')).toEqual([]);
  });

  it('begins with what begins so', () => {
    expect(labels('la')).toEqual(['Latency', 'Late share']);
    expect(labels('at')).toEqual(['Latency', 'Late share']);
    expect(labels('s')[0]).not.toBe('Goodput');
  });
});

describe('a text that is left in a combobox', () => {
  const [goodput] = options;

  it('takes the option that it names, in whatever letters', () => {
    expect(leftWith(options, ' late SHARE', goodput)).toEqual({ takes: options[1] });
  });

  it('changes nothing where nothing was typed, or what is chosen already', () => {
    expect(leftWith(options, '  ', goodput)).toBeNull();
    expect(leftWith(options, 'Goodput', goodput)).toBeNull();
  });

  it('is told when it names nothing, with what would do', () => {
    expect(leftWith(options, 'late', goodput)).toEqual({
      problem: 'Choose one of the list: nothing in it is called “late”.',
    });
  });
});
