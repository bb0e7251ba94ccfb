import { describe, expect, it } from 'vitest';
import { NODE_COLUMNS } from './columns';
import type { NodeRow } from './part-rows';
import { sortAfter, sortedRows } from './sorted-rows';
import { inOrder } from './use-held-order';

function row(name: string, more: Partial<NodeRow> = {}): NodeRow {
  return {
    part: { kind: 'node', id: name },
    name,
    kind: 'Service',
    health: 'well',
    rate: 1,
    failed: 0,
    rejected: 0,
    p95: 10,
    inFlight: 0,
    capacity: 8,
    ready: 1,
    instances: 1,
    ...more,
  };
}

const names = (rows: readonly NodeRow[]): string[] => rows.map(({ name }) => name);

describe('rows of the table', () => {
  const rows = [
    row('b', { rate: 20 }),
    row('a10', { rate: NaN }),
    row('a2', { rate: 30, health: 'failing' }),
  ];

  it('stand as they come until somebody sorts them', () => {
    expect(names(sortedRows(rows, NODE_COLUMNS, null))).toEqual(['b', 'a10', 'a2']);
  });

  it('stand by name with their numbers as numbers', () => {
    expect(names(sortedRows(rows, NODE_COLUMNS, { column: 'name', down: false }))).toEqual([
      'a2',
      'a10',
      'b',
    ]);
  });

  it('stand by a figure, and what is not known comes last either way', () => {
    expect(names(sortedRows(rows, NODE_COLUMNS, { column: 'rate', down: true }))).toEqual(['a2', 'b', 'a10']);
    expect(names(sortedRows(rows, NODE_COLUMNS, { column: 'rate', down: false }))).toEqual([
      'b',
      'a2',
      'a10',
    ]);
  });

  it('stand by health with the worst on top', () => {
    expect(names(sortedRows(rows, NODE_COLUMNS, { column: 'health', down: true }))[0]).toBe('a2');
  });

  it('keep their places while somebody reads them, and new ones come last', () => {
    expect(names(inOrder([row('new'), ...rows], ['a10', 'gone', 'b', 'a2']))).toEqual([
      'a10',
      'b',
      'a2',
      'new',
    ]);
  });
});

describe('a press on the head of a column', () => {
  it('begins with the greatest figure and the first word, and turns the order', () => {
    expect(sortAfter(null, 'rate', false)).toEqual({ column: 'rate', down: true });
    expect(sortAfter(null, 'name', true)).toEqual({ column: 'name', down: false });
    expect(sortAfter({ column: 'rate', down: true }, 'rate', false)).toEqual({ column: 'rate', down: false });
    expect(sortAfter({ column: 'rate', down: false }, 'p95', false)).toEqual({ column: 'p95', down: true });
  });
});
