import { describe, expect, it } from 'vitest';
import type { LaneSpan } from '../../state/feed';
import { newsOf } from './announcements';

const layers = [
  { edge: 'a', layer: 'retry', kind: 'retry' },
  { edge: 'a', layer: 'breaker', kind: 'circuit-breaker' },
  { edge: 'b', layer: 'breaker', kind: 'circuit-breaker' },
];
const nameOf = (edge: string) => `call ${edge}`;

function feedOf(lanes: Record<string, readonly (readonly [mode: number, from: number])[]>) {
  return {
    lane: (edge: string, layer: string): readonly LaneSpan[] =>
      (lanes[`${edge}/${layer}`] ?? []).map(([mode, from]) => ({ mode, from: from * 1e9, to: NaN })),
  };
}

describe('newsOf', () => {
  const opened = feedOf({
    'a/breaker': [
      [0, 0],
      [1, 20.5],
    ],
  });

  it('only listens the first time', () => {
    expect(newsOf(opened, layers, null, nameOf).words).toBe('');
  });

  it('says nothing twice', () => {
    const { heard } = newsOf(opened, layers, null, nameOf);
    expect(newsOf(opened, layers, heard, nameOf).words).toBe('');
  });

  it('tells that a breaker opened, and not that it began closed', () => {
    const { heard } = newsOf(feedOf({}), layers, null, nameOf);
    expect(newsOf(opened, layers, heard, nameOf).words).toBe('Breaker call a opened at 20.500 s.');
  });

  it('tells two changes in the order in which they happened', () => {
    const { heard } = newsOf(opened, layers, null, nameOf);
    const later = feedOf({
      'a/breaker': [
        [0, 0],
        [1, 20.5],
        [2, 25.5],
      ],
      'b/breaker': [
        [0, 0],
        [1, 21],
      ],
    });
    expect(newsOf(later, layers, heard, nameOf).words).toBe(
      'Breaker call b opened at 21.000 s. Breaker call a went half-open at 25.500 s.',
    );
  });

  it('counts many changes and tells the last', () => {
    const { heard } = newsOf(opened, layers, null, nameOf);
    const later = feedOf({
      'a/breaker': [
        [0, 0],
        [1, 20.5],
        [2, 25.5],
        [1, 25.6],
        [2, 30.6],
        [0, 31],
      ],
    });
    expect(newsOf(later, layers, heard, nameOf).words).toBe(
      '4 breaker changes. The last: Breaker call a closed at 31.000 s.',
    );
  });

  it('begins anew with a lane that became shorter: another run', () => {
    const { heard } = newsOf(opened, layers, null, nameOf);
    const anew = newsOf(feedOf({}), layers, heard, nameOf);
    expect(anew.words).toBe('');
    expect(newsOf(opened, layers, anew.heard, nameOf).words).toBe('Breaker call a opened at 20.500 s.');
  });
});
