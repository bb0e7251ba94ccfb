import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { edgesOfFault, nodesOfFault } from './fault-targets';
import { small } from './small-scenario.test-support';

const service = (id: string, tags: readonly string[], ...callees: readonly string[]) => ({
  kind: 'service',
  id,
  tags,
  plan: callees.map((callee) => `${id}-${callee}`),
});
const edge = (from: string, to: string) => ({ id: `${from}-${to}`, from, to });

/** What a fault of this kind, aimed like this, concerns in: web → a → b, c and b → c. */
function concerned(kind: string, target: object): { nodes: readonly string[]; edges: readonly string[] } {
  const scenario = small({
    nodes: [
      { kind: 'client', id: 'web', mix: [{ requestType: 'read', edge: 'web-a' }] },
      service('a', ['front'], 'b', 'c'),
      service('b', ['back', 'slow'], 'c'),
      service('c', ['back']),
    ],
    edges: [edge('web', 'a'), edge('a', 'b'), edge('a', 'c'), edge('b', 'c')],
    faults: [{ id: 'f', kind, target, fromMs: 0, toMs: 1000 }],
  });
  const fault = ensure(scenario.faults[0], 'the fault');
  return { nodes: nodesOfFault(scenario, fault), edges: edgesOfFault(scenario, fault) };
}

describe('a fault of nodes', () => {
  it('concerns all that work, unless it names some', () => {
    expect(concerned('crash', {})).toEqual({ nodes: ['a', 'b', 'c'], edges: [] });
    expect(concerned('crash', { share: 0.5 }).nodes).toEqual(['a', 'b', 'c']);
  });

  it('concerns those that it names or tags, each once and in the order of the scenario', () => {
    expect(concerned('crash', { nodes: ['c', 'a'] }).nodes).toEqual(['a', 'c']);
    expect(concerned('crash', { tags: ['slow', 'back'] }).nodes).toEqual(['b', 'c']);
    expect(concerned('crash', { nodes: ['b', 'a'], tags: ['slow'] }).nodes).toEqual(['a', 'b']);
  });
});

describe('a fault of the network', () => {
  it('concerns all edges, unless it names some', () => {
    expect(concerned('partition', {})).toEqual({ nodes: [], edges: ['web-a', 'a-b', 'a-c', 'b-c'] });
  });

  it('concerns the edges that it names, and those into the nodes that it names or tags', () => {
    expect(concerned('partition', { edges: ['a-c', 'web-a'] }).edges).toEqual(['web-a', 'a-c']);
    expect(concerned('network', { nodes: ['c'] }).edges).toEqual(['a-c', 'b-c']);
    expect(concerned('network', { tags: ['front'], edges: ['b-c'] }).edges).toEqual(['web-a', 'b-c']);
  });
});
