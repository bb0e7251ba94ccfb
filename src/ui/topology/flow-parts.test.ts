import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import { sharedDatabase } from '../inspector/databases.test-support';
import { FlowParts } from './flow-parts';
import { edgeGeometry } from './geometry/edge-geometry';
import { KeptLines } from './kept-lines';
import { placeNodes } from './layout/place-nodes';

const scenario = shopScenario();
const NONE: ReadonlySet<string> = new Set();
const withPaymentsAt = (x: number) => ({
  ...scenario,
  nodes: scenario.nodes.map((node) => (node.id === 'payments' ? { ...node, position: { x, y: 0 } } : node)),
});
const at = (x: number) => placeNodes(withPaymentsAt(x), 'usual');

describe('parts for React Flow', () => {
  it('stay the same objects until something about them changes', () => {
    const parts = new FlowParts();
    const first = parts.cards(scenario, at(900), NONE, 'usual');
    const same = parts.cards(scenario, at(900), NONE, 'usual');
    expect(same).toBe(first);
    const moved = parts.cards(scenario, at(950), new Set(['orders']), 'usual');
    expect(moved.map((card, index) => card === first[index])).toEqual([true, false, false]);
    expect(moved.find(({ id }) => id === 'orders')?.selected).toBe(true);
  });

  it('keep edges whose cards did not move, also when an edit makes a new scenario', () => {
    const parts = new FlowParts();
    const kept = new KeptLines();
    const lines = (x: number, of = scenario) =>
      parts.lines(of, kept.of({ ...of, crossings: [] }, at(x), 'right', undefined), NONE);
    const first = lines(900);
    const edited = lines(900, shopScenario());
    expect(edited).toBe(first);
    const moved = lines(950);
    expect(moved[0]).toBe(first[0]);
    expect(moved[1]).not.toBe(first[1]);
  });

  it('name calls as the scenario does, and know how many trials a breaker wants', () => {
    const [, guarded] = new FlowParts().lines(scenario, edgeGeometry(scenario, at(900), 'right'), NONE);
    expect(guarded.ariaLabel).toBe('Call orders → payments');
    expect(Object.values(guarded.data?.trials ?? {})).toHaveLength(1);
  });

  it('say of a call that it crosses ownership, and whose the database is', () => {
    const crossings = [{ edge: 'orders-payments', caller: 'orders', database: 'payments', owner: 'web' }];
    const parts = new FlowParts();
    const geometry = edgeGeometry(scenario, at(900), 'right', crossings);
    const [plain, crossing] = parts.lines(scenario, geometry, NONE, crossings);
    expect(plain.data?.crossing).toBe('');
    expect(crossing.ariaLabel).toBe('Call orders → payments: crosses ownership: payments belongs to web');
    const [, free] = parts.lines(scenario, edgeGeometry(scenario, at(900), 'right'), NONE);
    expect(free.ariaLabel).toBe('Call orders → payments');
  });

  it('make another card of a database of another kind', () => {
    const parts = new FlowParts();
    const boxes = placeNodes(sharedDatabase(), 'usual');
    const cards = (store: 'relational' | 'document') =>
      parts.cards(sharedDatabase({ store }), boxes, NONE, 'usual');
    const first = cards('relational');
    expect(first.map(({ data }) => data.store)).toEqual([undefined, undefined, undefined, 'relational']);
    expect(cards('document').map((card, index) => card === first[index])).toEqual([true, true, true, false]);
  });
});
