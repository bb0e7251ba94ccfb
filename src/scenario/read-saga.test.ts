import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { defaultsOf } from '../base/check-settings';
import { stepFields } from '../patterns/saga/step-settings';
import { dataFields, shopDataFields } from './data-settings';
import type { Saga, Scenario } from './format';
import { LIMITS } from './limits';
import { parseScenario } from './parse-scenario';
import { sagaFields } from './saga-settings';
import { orderSagaFile, withNode, withSaga } from './saga-scenario.test-support';
import { problemsOf, small, smallFile } from './small-scenario.test-support';

function parsed(file: unknown): Scenario {
  const result = parseScenario(file);
  return ensure(result.ok ? result.value : undefined, JSON.stringify(result));
}

function sagaOf(file: unknown): Saga {
  return parsed(file).sagas[0];
}

describe('a scenario without data', () => {
  it('has the usual data, no saga, and nodes that keep nothing', () => {
    const scenario = small();
    expect(scenario.data).toEqual({
      lifecycle: 'payment',
      declineShare: 0.3,
      products: 20,
      stockEach: 1000,
      customers: 100,
    });
    expect(scenario.sagas).toEqual([]);
    expect(scenario.nodes[1]).toMatchObject({ owns: 'none', keepsKeys: true });
    expect(scenario.nodes[0]).not.toHaveProperty('owns');
  });
});

describe('a scenario with data', () => {
  it('says whose data a node keeps, and what they begin with', () => {
    const file = {
      ...withNode('payments', { owns: 'payments', keepsKeys: false }),
      data: { declineShare: 0, lifecycle: 'confirmation', stockEach: 3 },
    };
    const { nodes, data } = parsed(file);
    expect(nodes[4]).toMatchObject({ owns: 'payments', keepsKeys: false });
    expect(data).toEqual({
      ...defaultsOf(shopDataFields),
      declineShare: 0,
      lifecycle: 'confirmation',
      stockEach: 3,
    });
  });

  it('lets forms ask about keys only where data are kept', () => {
    const { owns, keepsKeys } = dataFields;
    const kept = owns.options.map(({ value }) => value).filter((value) => value !== 'none');
    expect(kept).toHaveLength(8);
    expect(keepsKeys.when).toEqual({ field: 'owns', is: kept });
  });

  it.each<[string, unknown, string]>([
    [
      'data of nobody',
      withNode('payments', { owns: 'payment' }),
      'nodes.payments.owns: one of "none", "users", "products", "orders", "inventory", "payments", "shipping", "notifications", "analytics" / "payment"',
    ],
    [
      'a rule that the shop does not have',
      { ...orderSagaFile, data: { declinedShare: 0.3 } },
      'data: a known setting, perhaps "declineShare" / the unknown setting "declinedShare"',
    ],
    [
      'a share beyond one',
      { ...orderSagaFile, data: { declineShare: 2 } },
      'data.declineShare: a ratio from 0 to 1 / 2',
    ],
    [
      'data that are no object',
      { ...orderSagaFile, data: [] },
      'data: an object of settings / an empty list',
    ],
    [
      'data kept by a client',
      withNode('web', { owns: 'orders' }),
      'nodes.web: only the keys kind, id, name, position, shape, zone, mix, load, ratePerSecond, spacing, users, think, patience / the unknown key "owns"',
    ],
  ])('tells of %s', (_, file, line) => {
    expect(problemsOf(file)).toEqual([line]);
  });
});

describe('a saga', () => {
  it('takes what is left out from the declarations, and its name from its id', () => {
    const file = withSaga({ name: undefined, requestTypes: undefined });
    const { steps, ...head } = sagaOf(file);
    expect(head).toEqual({ id: 'order', name: 'order', node: 'orders', ...defaultsOf(sagaFields) });
    expect(head.answers).toBe('at-end');
    expect(steps[2]).toEqual({
      id: 'charge',
      name: 'Take the money',
      edge: 'orders-payments',
      does: 'charge',
      ...defaultsOf(stepFields),
    });
  });

  it('keeps what is said', () => {
    const changes = { answers: 'at-once', deadEnd: 'record', deadlineMs: 9000, refusedOn: ['conflict'] };
    const file = withSaga(changes, 'charge', { name: 'Money', attempts: 7, pivot: true });
    const saga = sagaOf(file);
    expect(saga).toMatchObject({ ...changes, name: 'Place an order', requestTypes: ['place-order'] });
    expect(saga.steps[2]).toMatchObject({ name: 'Money', attempts: 7, pivot: true });
  });

  const first = (orderSagaFile.sagas[0].steps as readonly object[])[0];
  const many = Array.from({ length: 17 }, (_, index) => ({ ...first, id: `step-${index}` }));

  it.each<[string, unknown, string]>([
    ['no step', withSaga({ steps: [] }), '.steps: 1 to 16 steps / 0'],
    ['no list of steps', withSaga({ steps: undefined }), '.steps: 1 to 16 steps / 0'],
    ['too many steps', withSaga({ steps: many }), '.steps: a list of at most 16 items / a list of 17'],
    [
      'two steps of one id',
      withSaga({ steps: [first, first] }),
      '.steps[1].id: an id of its own / "create", which sagas.order.steps[0] has',
    ],
    [
      'a second pivot',
      withSaga({
        steps: [
          { ...first, pivot: true },
          { ...first, id: 'again', pivot: true },
        ],
      }),
      '.steps.again.pivot: one pivot at most / a second one after "create"',
    ],
    [
      'a pivot beside another step',
      withSaga({}, 'charge', { pivot: true, starts: 'with' }),
      '.steps.charge.pivot: a pivot that runs alone / "reserve" beside it',
    ],
    [
      'an unknown effect',
      withSaga({}, 'charge', { does: 'pay' }),
      '.steps.charge.does: one of "check-user", "create-order", "confirm-order", "cancel-order", "reserve-stock", "send-stock", "release-stock", "charge", "refund", "prepare-shipment", "cancel-shipment", "notify", "record" / "pay"',
    ],
    ['no effect of the language', withSaga({}, 'charge', { does: 'toString' }), '/ "toString"'],
    [
      'an attempt too few',
      withSaga({}, 'charge', { attempts: 0 }),
      '.steps.charge.attempts: a whole number from 1 to 1000 attempts / 0',
    ],
    [
      'an unknown key of a step',
      withSaga({}, 'charge', { attempt: 2 }),
      '.steps.charge: a known key, perhaps "attempts" / the unknown key "attempt"',
    ],
    [
      'an unknown key',
      withSaga({ answer: 'at-once' }),
      ': a known key, perhaps "answers" / the unknown key "answer"',
    ],
    [
      'an unknown time to answer',
      withSaga({ answers: 'later' }),
      '.answers: one of "at-end", "at-once" / "later"',
    ],
    [
      'no types of requests',
      withSaga({ requestTypes: [] }),
      '.requestTypes: a list of 1 to 200 items / an empty list',
    ],
  ])('with %s is refused', (_, file, line) => {
    const lines = problemsOf(file);
    expect(lines).toHaveLength(1);
    expect(lines[0].startsWith('sagas.order')).toBe(true);
    expect(lines[0]).toContain(line);
  });

  it('tells of a slip in a step alone, not of what is missing without that step', () => {
    const only = { ...first, attempts: 0 };
    expect(problemsOf(withSaga({ steps: [only] }))).toEqual([
      'sagas.order.steps.create.attempts: a whole number from 1 to 1000 attempts / 0',
    ]);
  });

  it('is one of few', () => {
    const sagas = Array.from({ length: LIMITS.sagas + 1 }, (_, index) => ({ id: `saga-${index}` }));
    expect(problemsOf({ ...smallFile, sagas })).toEqual(['sagas: a list of at most 20 items / a list of 21']);
  });
});
