import { describe, expect, it } from 'vitest';
import { problemsOf, smallFile } from './small-scenario.test-support';

describe('calls', () => {
  const edge = (from: string, to: string) => ({ id: `${from}-${to}`, from, to });
  const service = (id: string, ...plan: string[]) => ({ kind: 'service', id, plan });

  it('must not run in a circle', () => {
    const nodes = [service('a', 'a-b'), service('b', 'b-c'), service('c', 'c-b')];
    const file = { ...smallFile, faults: [], nodes, edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'b')] };
    expect(problemsOf(file)).toEqual(['nodes.b.plan: calls that come to an end / the circle b → c → b']);
  });

  it('must not call itself', () => {
    const file = { ...smallFile, faults: [], nodes: [service('a', 'a-a')], edges: [edge('a', 'a')] };
    expect(problemsOf(file)).toEqual(['nodes.a.plan: calls that come to an end / the circle a → a']);
  });

  it('may meet again without being a circle', () => {
    const nodes = [service('a', 'a-b', 'a-c'), service('b', 'b-d'), service('c', 'c-d'), service('d')];
    const edges = [edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')];
    expect(problemsOf({ ...smallFile, faults: [], nodes, edges })).toEqual([]);
  });

  it('must not run in a circle even when nobody waits for them, or only some requests make them', () => {
    const plan = [{ edge: 'a-a', awaited: false, optional: true, requestTypes: ['read'] }];
    const nodes = [{ kind: 'service', id: 'a', plan }];
    expect(problemsOf({ ...smallFile, faults: [], nodes, edges: [edge('a', 'a')] })).toEqual([
      'nodes.a.plan: calls that come to an end / the circle a → a',
    ]);
  });

  const step = (along: string) => ({ id: along, edge: along, does: 'charge' });
  const saga = (node: string, ...edges: string[]) => ({ id: 'pay', node, steps: edges.map(step) });

  it('must not run in a circle over a saga', () => {
    const nodes = [service('a'), { ...service('b', 'b-a'), owns: 'payments' }];
    const edges = [edge('a', 'b'), edge('b', 'a')];
    const file = { ...smallFile, faults: [], nodes, edges, sagas: [saga('a', 'a-b')] };
    expect(problemsOf(file)).toEqual([
      'sagas.pay.steps.a-b.edge: calls that come to an end / the circle a → b → a',
    ]);
    expect(problemsOf({ ...file, nodes: nodes.toReversed() })).toEqual([
      'nodes.b.plan: calls that come to an end / the circle b → a → b',
    ]);
  });

  it('must not multiply beyond what can be simulated by a saga either', () => {
    const calls = Array.from({ length: 100 }, () => 'b-c');
    const plan = Array.from({ length: 99 }, () => calls);
    const nodes = [service('a'), { kind: 'service', id: 'b', owns: 'payments', plan }, service('c')];
    const edges = [edge('a', 'b'), edge('b', 'c')];
    const file = { ...smallFile, faults: [], nodes, edges };
    expect(problemsOf({ ...file, sagas: [saga('a', 'a-b')] })).toEqual([]);
    const steps = ['one', 'two'].map((id) => ({ ...step('a-b'), id }));
    // Each step is a call that causes 9900 others.
    expect(problemsOf({ ...file, sagas: [{ ...saga('a'), steps }] })).toEqual([
      'nodes.a.plan: at most 10000 calls for one request, those of its callees included / 19802 calls',
    ]);
  });

  it('must not multiply beyond what can be simulated', () => {
    const nodes = Array.from({ length: 15 }, (_, index) =>
      service(`s${index}`, ...(index < 14 ? [`s${index}-s${index + 1}`, `s${index}-s${index + 1}`] : [])),
    );
    const edges = Array.from({ length: 14 }, (_, index) => edge(`s${index}`, `s${index + 1}`));
    const [first] = problemsOf({ ...smallFile, faults: [], nodes, edges });
    // 2 + 4 + … + 2^14 calls.
    expect(first).toMatch(/^nodes\.s0\.plan: at most 10000 calls .* \/ 32766 calls$/);
  });
});
