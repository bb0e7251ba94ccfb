import { describe, expect, it, vi } from 'vitest';
import { drawnTrace } from './drawn-trace';
import { outageTrace } from './outage-trace.test-support';
import { spanRows } from './span-tree';
import { treeKeys } from './tree-keys';
import { WHOLE } from './zoom-window';

function pressed(key: string, at = 0, modifier: 'ctrlKey' | null = null) {
  const drawn = drawnTrace(outageTrace, 32.4e9);
  const list = spanRows(drawn.forest, new Set());
  const done: string[] = [];
  const told =
    (what: string) =>
    (...values: readonly unknown[]): void =>
      void done.push([what, ...values.map((value) => JSON.stringify(value))].join(' '));
  const listen = treeKeys(drawn, list, at, 5, {
    window: WHOLE,
    setWindow: told('window'),
    fold: told('fold'),
    go: told('go'),
    choose: told('choose'),
    goTo: told('goTo'),
  });
  const preventDefault = vi.fn<() => void>();
  listen({
    key,
    ctrlKey: modifier === 'ctrlKey',
    metaKey: false,
    altKey: false,
    preventDefault,
  });
  return { done, taken: preventDefault.mock.calls.length === 1 };
}

describe('keys of the waterfall', () => {
  it('go through the rows', () => {
    expect(pressed('ArrowDown')).toEqual({ done: ['go 1'], taken: true });
    expect(pressed('PageDown', 2).done).toEqual(['go 7']);
    expect(pressed('ArrowRight').done).toEqual(['go 1']);
    expect(pressed('ArrowLeft').done).toEqual(['fold 0 false']);
  });

  it('ask why, and go to the end of a span', () => {
    expect(pressed('Enter').done).toEqual(['choose 0']);
    expect(pressed('w').done).toEqual(['choose 0']);
    expect(pressed('G').done).toEqual(['goTo 0']);
  });

  it('zoom', () => {
    expect(pressed('+').done).toEqual(['window {"from":0.25,"to":0.75}']);
    expect(pressed('0').done).toEqual(['window {"from":0,"to":1}']);
  });

  it('leave J, K, Escape and all with Ctrl to others', () => {
    expect(pressed('j')).toEqual({ done: [], taken: false });
    expect(pressed('Escape')).toEqual({ done: [], taken: false });
    expect(pressed('ArrowDown', 0, 'ctrlKey')).toEqual({ done: [], taken: false });
  });
});
