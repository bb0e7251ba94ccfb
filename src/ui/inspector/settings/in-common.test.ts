import { describe, expect, it } from 'vitest';
import { capacityFields } from '../../../scenario/node-settings';
import type { PartRef } from '../../../worker/protocol';
import { shopScenario } from '../scenario.test-support';
import { groupsOf } from './groups-of';
import { areSame, groupsInCommon, namesOf, rangeWords, setAllEdit, valuesOf } from './in-common';

const shop = shopScenario();
const scenario = {
  ...shop,
  nodes: shop.nodes.map((node) =>
    node.id === 'orders' && node.kind !== 'client' ? { ...node, concurrency: 4 } : node,
  ),
};

function common(...ids: readonly string[]) {
  const parts = ids.map((id) => {
    const part: PartRef = { kind: shop.nodes.some((node) => node.id === id) ? 'node' : 'edge', id };
    return { part, name: id, groups: groupsOf(scenario, part) };
  });
  return groupsInCommon(parts);
}

function fieldsOf(title: string, ...ids: readonly string[]) {
  const group = common(...ids).find((one) => one.title === title);
  if (group?.kind !== 'fields') throw new Error(`No section ${title}`);
  return group;
}

describe('what several parts have in common', () => {
  it('are the sections of their kind, without what is of one part alone', () => {
    const titles = common('orders', 'payments').map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Capacity', 'Work', 'Queue', 'Failures']));
    expect(titles).not.toContain('Payment outage');
    expect(common('orders', 'web')).toEqual([]);
    expect(common('orders-payments', 'unused').map(({ title }) => title)).toEqual(['Settings', 'Settings']);
  });

  it('is told as it is where it is the same, and by its range where it is not', () => {
    const capacity = fieldsOf('Capacity', 'orders', 'payments');
    const workers = valuesOf(capacity, 'concurrency');
    expect(areSame(workers)).toBe(false);
    expect(workers).toEqual([
      { name: 'orders', value: 4 },
      { name: 'payments', value: 16 },
    ]);
    expect(rangeWords(capacityFields.concurrency, workers)).toBe('4 to 16 requests');
    expect(areSame(valuesOf(capacity, 'instances'))).toBe(true);
  });

  it('is set where it is another, and left alone where it is that already', () => {
    expect(setAllEdit(fieldsOf('Capacity', 'orders', 'payments'), 'concurrency', 16)).toEqual([
      { path: 'nodes.orders.concurrency', old: 4, new: 16 },
    ]);
  });

  it('has names for a few, and a number for the rest', () => {
    expect(['a', 'b', 'c', 'd'].map((_, at, all) => namesOf(all.slice(0, at + 1)))).toEqual([
      'a',
      'a and b',
      'a, b and 1 more',
      'a, b and 2 more',
    ]);
  });
});
