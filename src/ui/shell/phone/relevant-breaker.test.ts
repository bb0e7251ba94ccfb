import { describe, expect, it } from 'vitest';
import { BREAKER_FIELD, FrameView, HEAD_WIDTH, LAYER_WIDTH, type LayerRef } from '../../../worker/frame';
import { relevantBreaker } from './relevant-breaker';

const layers: readonly LayerRef[] = [
  { edge: 'a', layer: 'retry', kind: 'retry' },
  { edge: 'a', layer: 'breaker', kind: 'circuit-breaker' },
  { edge: 'b', layer: 'breaker', kind: 'circuit-breaker' },
  { edge: 'c', layer: 'breaker', kind: 'circuit-breaker' },
];

function frameOf(breakers: readonly (readonly [mode: number, changedAt: number])[]) {
  const data = new Float64Array(HEAD_WIDTH + layers.length * LAYER_WIDTH);
  breakers.forEach(([mode, changedAt], index) => {
    const at = HEAD_WIDTH + (index + 1) * LAYER_WIDTH;
    data[at + BREAKER_FIELD.mode] = mode;
    data[at + BREAKER_FIELD.changedAt] = changedAt;
  });
  const layout = { topologyVersion: 1, durationNs: 90e9, nodes: [], edges: [], layers };
  return { frame: new FrameView(layout, data) };
}

describe('relevantBreaker', () => {
  it('knows none before the first frame, or where none stands', () => {
    expect(relevantBreaker({ frame: null }, layers)).toBe(-1);
    expect(relevantBreaker(frameOf([]), layers.slice(0, 1))).toBe(-1);
  });

  it('prefers an open one to one that changed later', () => {
    expect(
      relevantBreaker(
        frameOf([
          [0, 40e9],
          [1, 20e9],
          [2, 30e9],
        ]),
        layers,
      ),
    ).toBe(2);
  });

  it('prefers a half-open one to a closed one', () => {
    expect(
      relevantBreaker(
        frameOf([
          [0, 40e9],
          [2, 20e9],
          [0, 30e9],
        ]),
        layers,
      ),
    ).toBe(2);
  });

  it('of several open ones takes the one that opened last', () => {
    expect(
      relevantBreaker(
        frameOf([
          [1, 21e9],
          [1, 20e9],
          [1, 30e9],
        ]),
        layers,
      ),
    ).toBe(3);
  });

  it('takes the first while nothing has happened, even when no change is known', () => {
    expect(
      relevantBreaker(
        frameOf([
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
        layers,
      ),
    ).toBe(1);
    expect(
      relevantBreaker(
        frameOf([
          [0, NaN],
          [0, NaN],
          [0, NaN],
        ]),
        layers,
      ),
    ).toBe(1);
  });
});
