import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../base/check-settings';
import { stepFields } from '../../../patterns/saga/step-settings';
import { sagaFields } from '../../../scenario/saga-settings';
import { sharedDatabase } from '../databases.test-support';
import { adviseCall, adviseDatabase } from './ownership-advice';

describe('advice about ownership', () => {
  it('is none for a call of the owner, and for one that leads to no database', () => {
    expect(adviseCall(sharedDatabase(), 'payments-db')).toEqual([]);
    expect(adviseCall(sharedDatabase(), 'orders-payments')).toEqual([]);
  });

  it('is a warning for a call of anybody else, at the call and at the database', () => {
    const [advice] = adviseCall(sharedDatabase(), 'orders-db');
    expect(advice.tone).toBe('warning');
    expect(advice.text).toMatch(/^It crosses ownership: payments db belongs to payments\./);
    expect(advice.text).not.toContain('saga');
    expect(adviseDatabase(sharedDatabase(), 'db')).toEqual([
      { tone: 'warning', text: 'orders calls it, which crosses ownership: it belongs to payments.' },
    ]);
  });

  it('names the steps of sagas that go this way', () => {
    const step = {
      ...defaultsOf(stepFields),
      id: 'charge',
      name: 'Take payment',
      edge: 'orders-db',
    } as const;
    const saga = { ...defaultsOf(sagaFields), id: 'order', name: 'Order', node: 'orders' } as const;
    const sagas = [{ ...saga, steps: [{ ...step, does: 'charge' } as const] }];
    const [advice] = adviseCall({ ...sharedDatabase(), sagas }, 'orders-db');
    expect(advice.text).toContain('The data of a saga are reached this way: “Take payment”.');
  });

  it('says that all is well where only the owner calls', () => {
    const { edges, ...others } = sharedDatabase();
    const owned = { ...others, edges: edges.filter(({ id }) => id !== 'orders-db') };
    expect(adviseDatabase(owned, 'db')).toEqual([{ tone: 'sound', text: 'Only payments calls it.' }]);
    expect(adviseDatabase({ ...others, edges: [] }, 'db')).toEqual([]);
  });
});
