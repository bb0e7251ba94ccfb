import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { builtIn } from '../../worker/scenarios.test-support';
import { kindsOf } from './chart-kinds';
import { scopesOf } from './chooser-scopes';
import { isOfData } from './data-charts';

const offered = async (id: string): Promise<string[]> => {
  const [run] = scopesOf(ensure(await builtIn(id), id), null);
  return run.kinds.filter(isOfData);
};

describe('charts of data', () => {
  it('are offered where there is something to draw', async () => {
    expect(await offered('payment-outage')).toEqual([]);
    expect(await offered('order-saga')).toEqual(['events', 'sagas', 'sagas-open']);
    expect(await offered('projection-lag')).toEqual(expect.arrayContaining(['events', 'behind']));
  });

  it('are of the whole system only', () => {
    expect(kindsOf(null).filter(isOfData)).toHaveLength(4);
    expect(kindsOf({ kind: 'node', instances: 2 }).filter(isOfData)).toEqual([]);
    expect(scopesOf(null, null)[1].kinds.filter(isOfData)).toEqual([]);
  });
});
