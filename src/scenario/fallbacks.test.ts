import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../sim/engine-version';
import { parseScenario } from './parse-scenario';

/** A web that asks three services, with a fallback to another service on some of its edges. */
function problemsOf(fallbacks: Readonly<Record<string, string>>): string[] {
  const edges = ['a', 'b', 'c'].map((id) => ({
    id,
    from: 'web',
    to: `service-${id}`,
    stack:
      fallbacks[id] === undefined
        ? []
        : [{ id: 'fallback', kind: 'fallback', settings: { kind: 'other-service', edge: fallbacks[id] } }],
  }));
  const parsed = parseScenario({
    format: 'breakwater-scenario',
    version: 2,
    engine: ENGINE_VERSION,
    question: '',
    id: 'fallbacks',
    name: 'Fallbacks',
    durationMs: 10_000,
    requestTypes: [{ id: 'read' }],
    nodes: [
      { id: 'users', kind: 'client', mix: [{ requestType: 'read', edge: 'in', weight: 1 }] },
      { id: 'web', kind: 'service', plan: ['a'] },
      { id: 'service-a', kind: 'service' },
      { id: 'service-b', kind: 'service' },
      { id: 'service-c', kind: 'service' },
    ],
    edges: [{ id: 'in', from: 'users', to: 'web' }, ...edges],
  });
  return parsed.ok ? [] : parsed.error.map(({ path, received }) => `${path}: ${received}`);
}

describe('a fallback to another service', () => {
  it('goes along another edge of the same caller, and may have a fallback of its own', () => {
    expect(problemsOf({ a: 'b', b: 'c' })).toEqual([]);
  });

  it('may lead nowhere yet', () => {
    expect(problemsOf({ a: '' })).toEqual([]);
  });

  it('is refused when there is no such edge, or it leaves another node', () => {
    expect(problemsOf({ a: 'nowhere' })).toEqual([
      'edges.a.stack.fallback.edge: "nowhere", which is no edge',
    ]);
    expect(problemsOf({ a: 'in' })).toEqual(['edges.a.stack.fallback.edge: "in", which leaves users']);
  });

  it('is refused when it leads back to the call that failed', () => {
    expect(problemsOf({ a: 'a' })).toEqual(['edges.a.stack.fallback.edge: the circle a, a']);
    expect(problemsOf({ a: 'b', b: 'a' })).toEqual([
      'edges.a.stack.fallback.edge: the circle a, b, a',
      'edges.b.stack.fallback.edge: the circle b, a, b',
    ]);
  });
});
