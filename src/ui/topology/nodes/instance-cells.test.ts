import { describe, expect, it } from 'vitest';
import { CELL_FIELD, CELL_STATE, NODE_FIELD } from '../../../worker/frame';
import { testFrame } from '../frame.test-support';
import { CELL_LOOKS, STRIP_WIDTH, instanceCells, type InstanceCells } from './instance-cells';
import { nodeFigures } from './node-figures';
import { instanceWords } from './node-words';

interface Cell {
  readonly state?: number;
  readonly load?: number;
  readonly keptAway?: number;
}

function frameOf(cells: readonly Cell[], wanted = cells.length) {
  const layout = {
    topologyVersion: 1,
    durationNs: 1e9,
    nodes: ['alone', 'n'],
    edges: [],
    layers: [],
    cellStarts: [0, 0, cells.length],
  };
  const fields = cells.map(({ state = CELL_STATE.up, load = 0, keptAway = 0 }) => ({
    [CELL_FIELD.state]: state,
    [CELL_FIELD.load]: load,
    [CELL_FIELD.keptAway]: keptAway,
  }));
  const node = { [NODE_FIELD.instances]: wanted, [NODE_FIELD.ready]: wanted };
  return testFrame(layout, { nodes: { n: node }, cells: { n: fields } });
}

const strip = (...cells: readonly Cell[]): InstanceCells => instanceCells(frameOf(cells), 1);
/** The looks that are drawn at all, and of how many pieces each. */
const pieces = ({ paths }: InstanceCells) =>
  Object.fromEntries(
    CELL_LOOKS.filter((look) => paths[look] !== '').map((look) => [look, paths[look].split('M').length - 1]),
  );
const reach = (path: string): number[] => [...path.matchAll(/M(\S+) /g)].map(([, x]) => Number(x));

describe('the strip of instances', () => {
  it('has a shape of its own for each state', () => {
    const states = [0, 1, 2, 3, 4, 5].map((state) => JSON.stringify(strip({ state }).paths));
    expect(new Set(states).size).toBe(6);
    expect(pieces(strip({}, { state: CELL_STATE.crashed }, { state: CELL_STATE.hung }))).toEqual({
      frames: 2,
      failed: 3,
    });
  });

  it('fills a cell with its work: a pixel for a little, and all of it only when nobody is free', () => {
    const height = (load: number): number => {
      const { busy, full } = strip({ load }).paths;
      return Number(/v(\S+)h/.exec(busy + full)?.[1] ?? 0) + 1;
    };
    expect([0.01, 0.5, 0.99, 1].map(height)).toEqual([1, 4, 7, 8]);
    expect(pieces(strip({ load: 0 }, { load: 0.5 }, { load: 1 }))).toEqual({ frames: 3, busy: 1, full: 1 });
    expect(pieces(strip({ load: NaN }))).toEqual({ frames: 1 });
  });

  it('marks what callers keep away from, whatever its state', () => {
    expect(pieces(strip({}, { keptAway: 2 }))).toEqual({ frames: 2, hatch: 3, bars: 1 });
    expect(pieces(strip({ state: CELL_STATE.crashed, keptAway: 1 }))).toEqual({ failed: 1, bars: 1 });
  });

  it('has no cell for what is gone', () => {
    const { width } = strip({}, {}, { state: CELL_STATE.gone });
    expect(width).toBe(strip({}, {}).width);
  });

  it('never grows out of its card, and says how many have no cell', () => {
    const many = Array.from({ length: 24 }, () => ({}));
    expect(instanceCells(frameOf(many), 1)).toMatchObject({ more: 0 });
    expect(instanceCells(frameOf(many, 30), 1)).toMatchObject({ more: 6 });
    for (let count = 1; count <= 24; count++) {
      const { paths, width } = instanceCells(frameOf(many.slice(0, count), 40), 1);
      expect(width).toBeLessThanOrEqual(STRIP_WIDTH - 22);
      expect(reach(paths.frames)).toHaveLength(count);
      expect(Math.max(...reach(paths.frames))).toBeLessThan(width);
    }
  });

  it('is said in words, too', () => {
    const figures = nodeFigures(frameOf([{}, { keptAway: 1 }, { keptAway: 2 }]), 1, 'service');
    expect(instanceWords(figures)).toBe('3 of 3 instances up, calls keep away from 2');
    expect(instanceWords(nodeFigures(frameOf([{}, {}]), 1, 'service'))).toBe('2 of 2 instances up');
  });
});
