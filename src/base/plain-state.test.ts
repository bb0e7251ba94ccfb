import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from './plain-state';
import type { PlainState, Shape } from './shape';
import { SnapshotReader, SnapshotWriter } from './snapshot';

const SHAPE: Shape = { mode: 'number', window: { ring: 3 }, until: 'number', none: { ring: 0 } };

function stateOf(mode: number, window: number[], until: number): PlainState {
  return { mode, window: Float64Array.from(window), until, none: new Float64Array(0) };
}

function written(shape: Shape, state: PlainState): ArrayBuffer {
  const out = new SnapshotWriter();
  writePlainState(out, shape, state);
  return out.finish();
}

describe('a plain state', () => {
  it('comes back from a snapshot as it was, into the object that is there', () => {
    const bytes = written(SHAPE, stateOf(2, [1, 0, 0.5], Number.MAX_SAFE_INTEGER));
    const state = stateOf(0, [9, 9, 9], 0);
    const { window } = state;
    const from = new SnapshotReader(bytes);
    readPlainState(from, SHAPE, state);
    from.finish();
    expect(state).toEqual(stateOf(2, [1, 0, 0.5], Number.MAX_SAFE_INTEGER));
    expect(state.window).toBe(window);
  });

  it('gets a ring of the length in the shape when settings have changed the length meanwhile', () => {
    const bytes = written(SHAPE, stateOf(1, [4, 5, 6], 7));
    const state: PlainState = { mode: 0, window: new Float64Array(10), until: 0 };
    readPlainState(new SnapshotReader(bytes), SHAPE, state);
    expect(state).toEqual(stateOf(1, [4, 5, 6], 7));
  });

  it('is written in the order of its shape, whatever the order of its fields', () => {
    const state = stateOf(1, [4, 5, 6], 7);
    const turned = { none: state.none, until: state.until, window: state.window, mode: state.mode };
    expect(new Float64Array(written(SHAPE, turned))).toEqual(Float64Array.of(1, 4, 5, 6, 7));
  });

  it('shares nothing with the snapshot', () => {
    const state = stateOf(1, [4, 5, 6], 7);
    const bytes = written(SHAPE, state);
    const restored = stateOf(0, [0, 0, 0], 0);
    readPlainState(new SnapshotReader(bytes), SHAPE, restored);
    if (restored.window instanceof Float64Array) restored.window[0] = 99;
    expect(new Float64Array(bytes)[1]).toBe(4);
    expect(state.window).toEqual(Float64Array.of(4, 5, 6));
  });

  it.each<[string, PlainState]>([
    ['window', stateOf(1, [4, 5], 7)],
    ['until', { ...stateOf(1, [4, 5, 6], 7), until: new Float64Array(1) }],
    ['window', { ...stateOf(1, [4, 5, 6], 7), window: 3 }],
    ['mode', { window: Float64Array.of(1, 2, 3), until: 7, none: new Float64Array(0) }],
  ])('is refused, by the name of the field, when "%s" does not fit the shape', (field, state) => {
    expect(() => written(SHAPE, state)).toThrow(`State field "${field}" does not fit its shape`);
  });
});
