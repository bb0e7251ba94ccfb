import { expect, it } from 'vitest';
import { carriedLines } from '../drawing/moving/carried-lines';
import type { Box } from './geometry/box';
import { edgeGeometry } from './geometry/edge-geometry';
import { KeptLines } from './kept-lines';
import { placeNodes } from './layout/place-nodes';
import { shop } from './shop.test-support';

const topology = { ...shop, crossings: [] };
const boxes = placeNodes(shop, 'usual');

function withPaymentsMoved(by: number): ReadonlyMap<string, Box> {
  return new Map([...boxes].map(([id, box]) => [id, id === 'payments' ? { ...box, y: box.y + by } : box]));
}

it('while a card is dragged its lines follow it, and all other lines stay the same things', () => {
  const kept = new KeptLines();
  const laid = kept.of(topology, boxes, 'right', undefined);
  const dragged = kept.of(topology, withPaymentsMoved(30), 'right', carriedLines);
  const anew = edgeGeometry(topology, withPaymentsMoved(30), 'right');
  expect(paths(dragged)).toEqual(paths(anew));
  for (const [id, line] of laid) {
    const follows = ['orders-payments', 'orders-inventory', 'payments-db'].includes(id);
    expect(dragged.get(id) === line).toBe(paths(anew).get(id) === line.path);
    if (!follows) expect(dragged.get(id)).toBe(line);
  }
});

it('what is written beside a line goes along with what it is written beside', () => {
  const kept = new KeptLines();
  const laid = kept.of(topology, boxes, 'right', undefined);
  const dragged = kept.of(topology, withPaymentsMoved(30), 'right', carriedLines);
  const [from, to] = [laid.get('orders-payments'), dragged.get('orders-payments')];
  if (from === undefined || to === undefined) throw new Error('The shop has a call from orders to payments.');
  const [gate, moved] = [from.gates[0], to.gates[0]];
  expect(moved.y).not.toBe(gate.y);
  expect(moved.label.x - moved.x).toBeCloseTo(gate.label.x - gate.x);
  expect(moved.label.y - moved.y).toBeCloseTo(gate.label.y - gate.y);
  expect(to.parts).not.toEqual(from.parts);
  expect(to.waits).not.toBe(null);
  // Back where it was, nothing has changed.
  expect(kept.of(topology, withPaymentsMoved(0), 'right', carriedLines).get('orders-payments')).toBe(from);
});

it('lines of a card in hand that did not move since are the same things', () => {
  const kept = new KeptLines();
  kept.of(topology, boxes, 'right', undefined);
  const dragged = kept.of(topology, withPaymentsMoved(30), 'right', carriedLines);
  const again = kept.of(topology, withPaymentsMoved(30), 'right', carriedLines);
  for (const [id, line] of dragged) expect(again.get(id)).toBe(line);
  const further = kept.of(topology, withPaymentsMoved(31), 'right', carriedLines);
  expect(further.get('orders-payments')).not.toBe(dragged.get('orders-payments'));
});

it('when cards are let go their lines go along first, and all are thought over once', () => {
  const kept = new KeptLines();
  kept.of(topology, boxes, 'right', undefined);
  const dragged = kept.of(topology, withPaymentsMoved(90), 'right', carriedLines);
  const moved = { ...topology, nodes: [...topology.nodes] };
  const landed = kept.of(moved, withPaymentsMoved(90), 'right', carriedLines);
  expect([...landed]).toEqual([...dragged]);
  const settled = kept.of(moved, withPaymentsMoved(90), 'right', undefined);
  expect([...settled]).toEqual([...edgeGeometry(moved, withPaymentsMoved(90), 'right')]);
  expect(kept.of(moved, withPaymentsMoved(90), 'right', undefined)).toBe(settled);
});

it('calls that came or went are never carried', () => {
  const kept = new KeptLines();
  kept.of(topology, boxes, 'right', undefined);
  const fewer = { ...topology, edges: topology.edges.slice(1) };
  expect([...kept.of(fewer, boxes, 'right', carriedLines)]).toEqual([...edgeGeometry(fewer, boxes, 'right')]);
});

it('lines that go where they went stay the same things when others have moved for good', () => {
  const kept = new KeptLines();
  const laid = kept.of(topology, boxes, 'right', undefined);
  const landed = kept.of({ ...topology }, withPaymentsMoved(30), 'right', undefined);
  expect(landed.get('web-gateway')).toBe(laid.get('web-gateway'));
  expect(landed.get('payments-db')).not.toBe(laid.get('payments-db'));
});

function paths(lines: ReadonlyMap<string, { readonly path: string }>): ReadonlyMap<string, string> {
  return new Map([...lines].map(([id, { path }]) => [id, path]));
}
