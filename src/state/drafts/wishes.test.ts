import { describe, expect, it } from 'vitest';
import type { RunSnapshot } from '../run-snapshot';
import type { Wish } from '../wish';
import { FakeBrowser } from './two-tabs.test-support';
import { forgetWishes, noteWishes } from './wishes';

const RUN: RunSnapshot = { start: { kind: 'text', text: '{}' }, cameAs: '', changedAtStart: 0, seed: 1 };

function edit(value: string): Wish {
  return { kind: 'edit', label: 'name', change: { kind: 'value', path: '/name', value } };
}

describe('what a run was asked for and has not answered', () => {
  it('is noted down until it is answered, or the draft is no more', () => {
    const { jotter } = new FakeBrowser();
    noteWishes(jotter, 'one', RUN, [edit('Shop')]);
    noteWishes(jotter, 'two', RUN, [edit('Store')]);
    expect(jotter.keys().map((key) => jotter.read(key))).toEqual([
      expect.stringContaining('Shop'),
      expect.stringContaining('Store'),
    ]);
    noteWishes(jotter, 'one', RUN, []);
    forgetWishes(jotter, 'two');
    expect(jotter.keys()).toEqual([]);
  });

  it('is not noted down where its text would cost a frame, and nothing older stands in its place', () => {
    const { jotter } = new FakeBrowser();
    noteWishes(jotter, 'one', RUN, [edit('Shop')]);
    noteWishes(jotter, 'one', RUN, [edit('Shop'.repeat(100_000))]);
    expect(jotter.keys()).toEqual([]);
  });
});
