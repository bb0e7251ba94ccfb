import { describe, expect, it } from 'vitest';
import { ensure } from '../../../base/assert';
import type { JsonValue } from '../../../base/json';
import type { Edit, Patch } from '../../../scenario/edit';
import type { ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { breakerLayer, bulkheadLayer, retryLayer, timeoutLayer } from '../layers.test-support';
import { shopScenario } from '../scenario.test-support';
import {
  addLayer,
  moveLayer,
  removeLayer,
  replaceStack,
  setSettings,
  switchLayer,
  type StackStep,
} from './stack-changes';

const shop = shopScenario();
const edgeWith = (...stack: readonly ScenarioLayer[]): ScenarioEdge => ({ ...shop.edges[1], stack });
const guarded = edgeWith(retryLayer(), breakerLayer(), timeoutLayer(250), bulkheadLayer());

const made = (step: StackStep, edge = guarded) => ensure(step(edge), 'something to do');
const patches = (edit: Edit): readonly Patch[] => [edit].flat();

/** The ids of a stack after the patches of a change, done by hand. */
function idsAfter(edge: ScenarioEdge, step: StackStep): string[] {
  const ids = edge.stack.map(({ id }) => id);
  for (const { path, old, new: next, at } of patches(made(step, edge).edit)) {
    const id = path.replace('edges.orders-payments.stack.', '');
    if (next === null) {
      expect(old).toEqual(edge.stack.find((layer) => layer.id === id));
      ids.splice(ids.indexOf(id), 1);
    } else ids.splice(at ?? ids.length, 0, id);
  }
  return ids;
}

describe('adding', () => {
  it('puts a new layer at its place, on and with a name of its own', () => {
    const { edit, label, said, layer } = made(addLayer({ kind: 'retry', settings: { maxAttempts: 2 } }));
    expect(edit).toEqual({
      path: 'edges.orders-payments.stack.retry-2',
      old: null,
      new: { id: 'retry-2', kind: 'retry', enabled: true, settings: { maxAttempts: 2 } },
      at: 1,
    });
    expect(label).toBe('retry “retry-2” added');
    expect(said).toBe('Retry “retry-2” added at place 2 of 5.');
    expect(layer).toBe('retry-2');
  });

  it('puts the first one into an empty stack', () => {
    const { label, said } = made(addLayer({ kind: 'timeout', settings: {} }), edgeWith());
    expect([label, said]).toEqual(['timeout added', 'Timeout added at place 1 of 1.']);
  });
});

describe('removing', () => {
  it('keeps the place, so that it can come back to it', () => {
    expect(made(removeLayer('breaker')).edit).toMatchObject({
      path: 'edges.orders-payments.stack.breaker',
      new: null,
      at: 1,
    });
    expect(idsAfter(guarded, removeLayer('breaker'))).toEqual(['retry', 'timeout', 'bulkhead']);
  });

  it('leads on to the next layer, from the innermost to the one before, from the last one to none', () => {
    expect(made(removeLayer('retry')).layer).toBe('breaker');
    expect(made(removeLayer('bulkhead')).layer).toBe('timeout');
    expect(made(removeLayer('retry'), edgeWith(retryLayer())).layer).toBeUndefined();
  });
});

describe('moving', () => {
  it.each([
    ['retry', 1, ['breaker', 'retry', 'timeout', 'bulkhead']],
    ['retry', 3, ['breaker', 'timeout', 'bulkhead', 'retry']],
    ['bulkhead', 0, ['bulkhead', 'retry', 'breaker', 'timeout']],
    ['timeout', 1, ['retry', 'timeout', 'breaker', 'bulkhead']],
    ['retry', 99, ['breaker', 'timeout', 'bulkhead', 'retry']],
    ['bulkhead', -1, ['bulkhead', 'retry', 'breaker', 'timeout']],
  ])('takes %s to place %i as one edit of two patches', (id, to, ids) => {
    expect(patches(made(moveLayer(id, to)).edit)).toHaveLength(2);
    expect(idsAfter(guarded, moveLayer(id, to))).toEqual(ids);
  });

  it('says past whom, and where it stands now', () => {
    expect(made(moveLayer('retry', 1))).toMatchObject({
      label: 'retry moved inside circuit breaker',
      said: 'Retry moved to place 2 of 4.',
    });
    expect(made(moveLayer('bulkhead', 0)).label).toBe('bulkhead moved outside retry');
  });
});

describe('switching and setting', () => {
  it('switches one layer', () => {
    expect(made(switchLayer('timeout', false))).toMatchObject({
      edit: { path: 'edges.orders-payments.stack.timeout.enabled', old: true, new: false },
      label: 'timeout switched off',
    });
  });

  it('sets all settings of a layer at once', () => {
    const settings = { afterMs: 5000, withinDeadline: true };
    expect(made(setSettings('timeout', settings, 'Client, 5 s'))).toMatchObject({
      edit: { path: 'edges.orders-payments.stack.timeout.settings', new: settings },
      label: 'timeout set to “Client, 5 s”',
    });
  });

  it('has nothing to do where there is nothing, or all is as it should be', () => {
    for (const step of [
      removeLayer('x'),
      moveLayer('x', 0),
      moveLayer('retry', 0),
      moveLayer('retry', -5),
      switchLayer('retry', true),
      switchLayer('x', true),
      setSettings('x', {}, 'y'),
    ]) {
      expect(step(guarded)).toBeUndefined();
    }
  });
});

describe('whole stacks', () => {
  const idsOf = (value: JsonValue | readonly Patch[]): unknown => JSON.parse(JSON.stringify(value));
  const layers = [
    { kind: 'timeout', settings: { afterMs: 5000 } },
    { kind: 'circuit-breaker', settings: {} },
    { kind: 'timeout', settings: { afterMs: 3000 } },
  ] as const;

  it('come with names of their own', () => {
    const [patch] = patches(made(replaceStack(layers, 'Service client'), edgeWith()).edit);
    expect(patch.path).toBe('edges.orders-payments.stack');
    expect(idsOf(patch.new)).toMatchObject([{ id: 'timeout' }, { id: 'breaker' }, { id: 'timeout-2' }]);
  });

  it('take over the names of layers of their kind, since something may be expected of them', () => {
    const stack = edgeWith(breakerLayer({}, 'gate'), retryLayer({}, 'timeout'));
    const { edit, label } = made(replaceStack(layers, 'Service client'), stack);
    const [patch] = patches(edit);
    expect(patch.old).toEqual(stack.stack);
    expect(idsOf(patch.new)).toMatchObject([{ id: 'timeout-2' }, { id: 'gate' }, { id: 'timeout-3' }]);
    expect(label).toBe('all layers replaced by “Service client”');
  });
});
