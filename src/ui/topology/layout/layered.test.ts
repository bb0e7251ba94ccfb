import { describe, expect, it } from 'vitest';
import { overlap, type Box } from '../geometry/box';
import { layered } from './layered';

const SIZE = { width: 140, height: 82 };
const nodes = (...ids: string[]) => ids.map((id) => ({ id, ...SIZE }));
const calls = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [from, to] = pair.split('>');
    return { from, to, gated: false };
  });

function boxes(spots: ReadonlyMap<string, { x: number; y: number }>): Box[] {
  return [...spots.values()].map(({ x, y }) => ({ x, y, ...SIZE }));
}

describe('layered layout', () => {
  it('gives each node the column of its longest way from a client', () => {
    const spots = layered(nodes('web', 'a', 'b', 'c'), calls('web>a', 'a>b', 'b>c', 'web>c'), 'right');
    expect(['web', 'a', 'b', 'c'].map((id) => spots.get(id)?.x)).toEqual([0, 240, 480, 720]);
    expect(new Set([...spots.values()].map(({ y }) => y)).size).toBe(1);
  });

  it('puts the cards of a column beside their callers and never on one another', () => {
    const spots = layered(
      nodes('web', 'top', 'low', 'low-db', 'top-db'),
      calls('web>top', 'web>low', 'low>low-db', 'top>top-db'),
      'right',
    );
    const y = (id: string): number => spots.get(id)?.y ?? NaN;
    expect(y('top')).toBeLessThan(y('low'));
    expect(y('top-db')).toBeLessThan(y('low-db'));
    expect(y('web')).toBeCloseTo((y('top') + y('low')) / 2, 0);
    const all = boxes(spots);
    for (const [index, box] of all.entries()) {
      for (const other of all.slice(index + 1)) expect(overlap(box, other)).toBe(0);
    }
  });

  it('runs from top to bottom on a narrow screen, with at most three cards side by side', () => {
    const spots = layered(
      nodes('web', 'a', 'b', 'c', 'd'),
      calls('web>a', 'web>b', 'web>c', 'web>d'),
      'down',
    );
    const rows = new Map<number, number>();
    for (const { y } of spots.values()) rows.set(y, (rows.get(y) ?? 0) + 1);
    expect([...rows.values()]).toEqual([1, 2, 2]);
  });

  it('lets two hundred cards that one client calls stand in several columns, about as wide as high', () => {
    const all = Array.from({ length: 200 }, (_, k) => `s${k}`);
    const spots = layered(nodes('web', ...all), calls(...all.map((id) => `web>${id}`)), 'right');
    const [xs, ys] = [boxes(spots).map(({ x }) => x), boxes(spots).map(({ y }) => y)];
    expect(Math.max(...xs.map((x) => xs.filter((other) => other === x).length))).toBeLessThanOrEqual(16);
    const shape = (Math.max(...xs) - Math.min(...xs)) / (Math.max(...ys) - Math.min(...ys));
    expect(shape).toBeGreaterThan(1);
    expect(shape).toBeLessThan(3);
  });

  it('makes room for gates on a narrow screen, and only for them', () => {
    const some = nodes('web', 'a', 'b');
    const [first, second] = calls('web>a', 'a>b');
    const spots = layered(some, [first, { ...second, gated: true }], 'down');
    const y = (id: string): number => spots.get(id)?.y ?? NaN;
    expect(y('a') - y('web') - SIZE.height).toBe(26);
    expect(y('b') - y('a') - SIZE.height).toBe(58);
  });

  it('survives circles, strangers and an empty scenario', () => {
    expect(layered([], [], 'right').size).toBe(0);
    const spots = layered(nodes('a', 'b'), calls('a>b', 'b>a', 'a>nobody'), 'right');
    expect(spots.size).toBe(2);
    expect(spots.get('a')?.x).not.toBe(spots.get('b')?.x);
  });
});
