import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND as S } from '../../base/time';
import type { LaneSpan } from '../../state/feed';
import type { PartRef } from '../../worker/protocol';
import { standingActors } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import type { TimeRange } from '../time-axis/scale';
import { lanesOf, type Lane } from './lane-list';
import { showLaneIn, showSelectionIn } from './show-selection';

const scenario = shopScenario();

function stage(selection?: PartRef, spans: readonly LaneSpan[] = []) {
  const actors = standingActors({ scenario, ...(selection !== undefined && { selection }) });
  actors.run.feed.lane = () => spans;
  const shown: number[][] = [];
  const axis = {
    now: () => 32 * S,
    show: ({ from, to }: TimeRange): void => void shown.push([from / S, to / S]),
  };
  return { actors, axis, shown };
}

const OPEN: readonly LaneSpan[] = [
  { mode: 0, from: 0, to: 5 * S },
  { mode: 1, from: 5 * S, to: 10 * S },
  { mode: 2, from: 10 * S, to: 10.2 * S },
  { mode: 1, from: 10.2 * S, to: 15 * S },
  { mode: 0, from: 15 * S, to: 60 * S },
  { mode: 1, from: 60 * S, to: 61 * S },
  { mode: 0, from: 61 * S, to: NaN },
];

const lane = (type: Lane['type']): Lane => {
  const found = lanesOf(scenario).find((one) => one.type === type);
  if (found === undefined) throw new Error(`There is no lane of ${type}.`);
  return found;
};

describe('what happened to a part', () => {
  it('is shown from the beginning to the end of its fault', () => {
    const { actors, axis, shown } = stage({ kind: 'node', id: 'payments' });
    showSelectionIn(actors, axis);
    expect(shown).toEqual([[20, 45]]);
  });

  it('is a breaker that opened, from its opening until it closed, nearest to the present moment', () => {
    const { actors, axis, shown } = stage({ kind: 'edge', id: 'orders-payments' }, OPEN);
    showSelectionIn(actors, { ...axis, now: () => 14 * S });
    showSelectionIn(actors, { ...axis, now: () => 50 * S });
    expect(shown).toEqual([
      [5, 15],
      [60, 61],
    ]);
  });

  it('is nothing, and that is said', () => {
    const { actors, axis, shown } = stage({ kind: 'edge', id: 'orders-payments' });
    showSelectionIn(actors, axis);
    expect(shown).toEqual([]);
    expect(actors.view.getState().message).toContain('no fault acts on orders → payments');
  });
});

describe('what a lane shows', () => {
  it('is the fault or the open breaker nearest to where somebody points', () => {
    const { actors, axis, shown } = stage(undefined, OPEN);
    showLaneIn(actors, axis, lane('fault'), 0);
    showLaneIn(actors, axis, lane('breaker'), 62 * S);
    showLaneIn(actors, axis, lane('edits'), 62 * S);
    expect(shown).toEqual([
      [20, 45],
      [60, 61],
    ]);
  });
});
