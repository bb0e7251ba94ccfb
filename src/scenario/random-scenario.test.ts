import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomScenario } from './random-scenario.test-support';
import { fileOf } from './write-scenario';

const FIXED = { seed: 20, numRuns: 300 };

/** Every kind that a part, a latency, a shape, a fault or an expectation of the samples has, and every key. */
const { kinds, keys } = wordsOf(fc.sample(randomScenario, FIXED).map(fileOf));

it.each([
  ['nodes', ['client', 'service', 'gateway', 'database']],
  ['latencies', ['constant', 'uniform', 'exponential', 'erlang', 'lognormal', 'pareto', 'mixture']],
  ['loads', ['steady', 'step', 'ramp', 'spike', 'list']],
  ['layers', ['retry', 'circuit-breaker', 'timeout', 'bulkhead']],
  [
    'faults',
    ['degraded', 'crash', 'hang', 'capacity', 'fail-first', 'crash-at-work', 'network', 'partition'],
  ],
  ['expectations', ['measure', 'state', 'invariant', 'sagas', 'all', 'any']],
])('random scenarios have every kind of %s', (_, expected) => {
  expect(kinds).toEqual(expect.arrayContaining(expected));
});

it('random scenarios have every key that may be left out', () => {
  const calls = ['optional', 'awaited', 'requestTypes'];
  const targets = ['nodes', 'tags', 'edges', 'zone', 'between', 'share'];
  const sagas = ['owns', 'keepsKeys', 'data', 'sagas', 'steps', 'answers', 'pivot', 'does'];
  const stores = ['store', 'belongsTo'];
  const rules = ['withinMs', 'broken', 'saga'];
  const groups = ['groups', 'folded'];
  const others = ['position', 'patience', 'medianMs', 'cv', 'rareShare', 'after', 'instance', 'percentile'];
  expect(keys).toEqual(
    expect.arrayContaining([...calls, ...targets, ...stores, ...sagas, ...rules, ...groups, ...others]),
  );
});

function wordsOf(value: unknown): { readonly kinds: readonly unknown[]; readonly keys: readonly string[] } {
  const found = { kinds: new Set<unknown>(), keys: new Set<string>() };
  const visit = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const [key, item] of Object.entries(inner)) {
      if (!Array.isArray(inner)) found.keys.add(key);
      if (key === 'kind') found.kinds.add(item);
      visit(item);
    }
  };
  visit(value);
  return { kinds: [...found.kinds], keys: [...found.keys] };
}
