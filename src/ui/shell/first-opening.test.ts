import { describe, expect, it } from 'vitest';
import type { LaneSpan } from '../../state/feed';
import { FrameView, HEAD, HEAD_WIDTH, type FrameLayout, type LayerRef } from '../../worker/frame';
import { firstOpening } from './first-opening';

const layers: readonly LayerRef[] = [
  { edge: 'a', layer: 'retry', kind: 'retry' },
  { edge: 'a', layer: 'guard', kind: 'circuit-breaker' },
  { edge: 'b', layer: 'guard', kind: 'circuit-breaker' },
];
const layout: FrameLayout = { topologyVersion: 1, durationNs: 0, nodes: [], edges: ['a', 'b'], layers };
const playing = { mode: 'playing', layout } as const;
const untouched = { untouched: true, selection: null };

function lanes(known: Readonly<Record<string, readonly LaneSpan[]>>, now = 40) {
  const data = new Float64Array(HEAD_WIDTH);
  data[HEAD.time] = now;
  return {
    frame: new FrameView(layout, data),
    lane: (edge: string, layer: string) => known[`${edge}/${layer}`] ?? [],
  };
}

const closed = { mode: 0, from: 0, to: 30 };
const lanesOfBoth = {
  'a/retry': [{ mode: 1, from: 1, to: NaN }],
  'a/guard': [closed, { mode: 1, from: 30, to: NaN }],
  'b/guard': [closed, { mode: 1, from: 20, to: 25 }, { mode: 2, from: 25, to: NaN }],
};
const bothOpened = lanes(lanesOfBoth);

describe('firstOpening', () => {
  it('is the breaker that opened first, whatever it does since', () => {
    expect(firstOpening(playing, untouched, bothOpened)).toEqual({ edge: 'b', layer: 'guard' });
  });

  it('is not one that a replay has still to come to', () => {
    expect(firstOpening(playing, untouched, lanes(lanesOfBoth, 19))).toBeNull();
    expect(firstOpening(playing, untouched, lanes(lanesOfBoth, 20))).toEqual({ edge: 'b', layer: 'guard' });
  });

  it('is nothing while all breakers are closed', () => {
    expect(firstOpening(playing, untouched, lanes({ 'a/guard': [closed] }))).toBeNull();
    expect(firstOpening({ mode: 'playing', layout: null }, untouched, bothOpened)).toBeNull();
  });

  it('waits for the run to play', () => {
    expect(firstOpening({ ...playing, mode: 'paused' }, untouched, bothOpened)).toBeNull();
    expect(firstOpening({ ...playing, mode: 'ahead' }, untouched, bothOpened)).toBeNull();
  });

  it('leaves alone whoever has looked at something', () => {
    expect(firstOpening(playing, { untouched: false, selection: null }, bothOpened)).toBeNull();
    const selection = { kind: 'node', id: 'x' } as const;
    expect(firstOpening(playing, { untouched: true, selection }, bothOpened)).toBeNull();
  });
});
