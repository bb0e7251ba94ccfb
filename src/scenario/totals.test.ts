import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits';
import { problemsOf, smallFile } from './small-scenario.test-support';

function problemsWith(...nodes: readonly object[]): string[] {
  return problemsOf({ ...smallFile, nodes: [...smallFile.nodes, ...nodes] });
}

const services = (count: number, instances: number) =>
  Array.from({ length: count }, (_, index) => ({ kind: 'service', id: `s-${index}`, instances }));
const clients = (count: number, users: number, load: string) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'client',
    id: `c-${index}`,
    load,
    users,
    ratePerSecond: 0,
    mix: [{ requestType: 'read', edge: 'web-shop' }],
  }));

describe('all nodes together', () => {
  it('have at most so many instances', () => {
    // The two nodes of the small file have one each.
    expect(LIMITS.instancesInAll).toBe(20_000);
    expect(problemsWith(...services(199, 100), ...services(1, 98).map(renamed))).toEqual([]);
    expect(problemsWith(...services(199, 100), ...services(1, 99).map(renamed))).toEqual([
      'nodes: at most 20000 instances of all nodes together / 20001 of them',
    ]);
  });
});

describe('all clients together', () => {
  const owned = (count: number, users: number, load: string) =>
    problemsWith(...clients(count, users, load)).filter((line) => !line.includes('.mix['));

  it('have at most so many users who wait', () => {
    expect(LIMITS.usersInAll).toBe(100_000);
    expect(owned(5, 20_000, 'closed')).toEqual([]);
    expect(owned(6, 20_000, 'closed')).toEqual([
      'nodes: at most 100000 users of all clients together / 120000 of them',
    ]);
  });

  it('may be set to more users than ever ask', () => {
    expect(owned(6, 20_000, 'open')).toEqual([]);
  });
});

function renamed(node: object): object {
  return { ...node, id: 'last' };
}
