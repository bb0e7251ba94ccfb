import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import type { Problem } from '../base/problem';
import type { Result } from '../base/result';
import { applyPatch, changesModel, inversePatch, patchTo, setPath, type Edit } from './edit';
import type { Scenario } from './format';
import { parseScenario } from './parse-scenario';
import { randomScenario } from './random-scenario.test-support';
import { orderSagaFile } from './saga-scenario.test-support';
import { problemLine, small } from './small-scenario.test-support';
import { toModel } from './to-model';

const scenario = value(parseScenario(orderSagaFile));

function value(result: Result<Scenario, Problem[]>): Scenario {
  return ensure(result.ok ? result.value : undefined, JSON.stringify(result));
}

function edited(before: Scenario, path: string, wanted: Parameters<typeof patchTo>[2]): [Scenario, Edit] {
  const made = patchTo(before, path, wanted);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return [value(applyPatch(before, made.value)), made.value];
}

describe('edits of data and sagas', () => {
  it('go by the ids of sagas and steps', () => {
    const after = value(
      setPath(
        scenario,
        'sagas.order.steps.charge.attempts=9',
        'sagas.order.answers=at-once',
        'sagas.order.requestTypes=null',
        'data.declineShare=0',
        'nodes.payments.keepsKeys=false',
      ),
    );
    const [saga] = after.sagas;
    expect(saga.steps[2].attempts).toBe(9);
    expect(saga.answers).toBe('at-once');
    expect(saga).not.toHaveProperty('requestTypes');
    expect(toModel(after).data).toMatchObject({ shop: { declineShare: 0 }, sagas: [{ requestTypes: null }] });
    expect(after.nodes[4]).toMatchObject({ keepsKeys: false });
  });

  it('are commands of the run, except for names', () => {
    for (const path of ['sagas.order.steps.charge.attempts', 'sagas.order.deadlineMs', 'data.stockEach']) {
      expect(changesModel(scenario, edited(scenario, path, 8)[0])).toBe(true);
    }
    for (const path of ['sagas.order.name', 'sagas.order.steps.charge.name']) {
      expect(changesModel(scenario, edited(scenario, path, 'Other')[0])).toBe(false);
    }
  });

  it('can be taken back, also where they say what goes without saying', () => {
    const [keeping, toKeep] = edited(small(), 'nodes.db.owns', 'orders');
    const [not, toNot] = edited(keeping, 'nodes.db.owns', 'none');
    expect(not).toEqual(small());
    expect(value(applyPatch(not, inversePatch(toNot)))).toEqual(keeping);
    expect(value(applyPatch(keeping, inversePatch(toKeep)))).toEqual(small());
  });

  it('add a saga where there was none, and a step in its place', () => {
    const bare = value(parseScenario({ ...orderSagaFile, sagas: [] }));
    const steps = [{ id: 'charge', edge: 'orders-payments', does: 'charge' }];
    const [one] = edited(bare, 'sagas.order', { id: 'order', node: 'orders', steps });
    const reserve = { id: 'reserve', edge: 'orders-inventory', does: 'reserve-stock' };
    const patch = { path: 'sagas.order.steps.reserve', old: null, new: reserve, at: 0 };
    const both = value(applyPatch(one, patch));
    expect(both.sagas[0].steps.map(({ id }) => id)).toEqual(['reserve', 'charge']);
    const [without, removal] = edited(both, 'sagas.order', null);
    expect(without).toEqual(bare);
    expect(value(applyPatch(without, inversePatch(removal)))).toEqual(both);
  });

  it('do not take away an edge that a step goes along, or the node that keeps its data', () => {
    const lines = (path: string): string[] => {
      const made = patchTo(scenario, path, null);
      const result = made.ok ? applyPatch(scenario, made.value) : made;
      return result.ok ? [] : result.error.map(problemLine);
    };
    expect(lines('edges.orders-payments')).toEqual([
      'sagas.order.steps.charge.edge: the id of an edge: web-orders, orders-orders-db, orders-inventory, orders-shipping / "orders-payments"',
    ]);
    expect(lines('nodes.payments.owns')).toEqual([
      'sagas.order.steps.charge.edge: a way to a node that keeps the data of payments / "orders-payments", which leads to payments',
    ]);
    expect(lines('sagas.order.steps.charge')).toEqual([]);
  });

  it('are undone by the inverse in any scenario', () => {
    let sagas = 0;
    fc.assert(
      fc.property(randomScenario, fc.nat(), (before, pick) => {
        const paths = before.sagas.flatMap((saga) => [
          `sagas.${saga.id}.deadlineMs`,
          ...saga.steps.map((step) => `sagas.${saga.id}.steps.${step.id}.attempts`),
        ]);
        sagas += before.sagas.length;
        const [after, edit] = edited(before, ['data.products', ...paths][pick % (paths.length + 1)], 7);
        expect(value(applyPatch(after, inversePatch(edit)))).toEqual(before);
      }),
      { numRuns: 40 },
    );
    expect(sagas).toBeGreaterThan(0);
  });
});
