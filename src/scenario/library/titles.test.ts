import { expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { LIBRARY } from './catalogue';
import { loadDetails, type ScenarioPicture } from './details';
import { levelOf } from './levels';
import { TITLES } from './titles';

const DETAILS = await loadDetails();

function pictureOf(id: string): ScenarioPicture {
  return ensure(DETAILS[id], `details of ${id}`).picture;
}

it('has a title and details for each built-in scenario, in the same order', () => {
  const ids = LIBRARY.map(({ id }) => id);
  expect(TITLES.map(({ id }) => id)).toEqual(ids);
  expect(Object.keys(DETAILS)).toEqual(ids);
});

it('says of a scenario what its file says', () => {
  expect(TITLES[0]).toEqual({
    id: 'payment-outage',
    group: 'Start here',
    title: 'Payment outage',
    seconds: 90,
    seed: 27,
  });
  expect(DETAILS['payment-outage']).toMatchObject({
    question: 'Payments fails for 25 seconds. Does the shop stay on its feet, and how does it come back?',
    tags: ['circuit breaker', 'retry', 'timeout', 'bulkhead'],
    level: 0,
  });
  expect(DETAILS['payment-outage'].watch).toHaveLength(4);
});

it('gives levels to scenarios that there are, some of each', () => {
  const levels = LIBRARY.map(({ id }) => levelOf(id));
  expect(levels.filter((level) => level === 0)).toHaveLength(14);
  expect(levels.filter((level) => level === 2)).toHaveLength(16);
});

it('gives no two of them the same title, or one that is part of another', () => {
  const titles = TITLES.map(({ title }) => title.toLowerCase());
  for (const title of titles) expect(titles.filter((other) => other.includes(title))).toEqual([title]);
});

it('keeps a group together', () => {
  const groups = TITLES.map(({ group }) => group);
  const begins = groups.filter((group, index) => group !== groups[index - 1]);
  expect(begins).toEqual([...new Set(groups)]);
});

it('draws nodes where the scenario has them, with breakers on the calls that have one', () => {
  const { nodes, edges } = pictureOf('payment-outage');
  expect(nodes[3]).toEqual({ id: 'payments', kind: 'service', x: 680, y: 40 });
  expect(edges[2]).toEqual({ from: 'orders', to: 'payments', guarded: true });
  expect(edges[0]).toEqual({ from: 'web', to: 'gateway' });
});

it('shows a fault as often as it comes, and nobody at fault when the network is cut', () => {
  expect(pictureOf('slow-leak').faults).toEqual([
    { nodes: ['reports'], fromSecond: 15, toSecond: 50 },
    { nodes: ['reports'], fromSecond: 60, toSecond: 95 },
    { nodes: ['reports'], fromSecond: 105, toSecond: 140 },
  ]);
  expect(pictureOf('split-zones').faults.map(({ nodes }) => nodes)).toEqual([[], []]);
});

it('has a place for every node', async () => {
  for (const { id, load } of LIBRARY) {
    const { nodes } = await load();
    expect([id, nodes.filter(({ position }) => position === undefined)]).toEqual([id, []]);
  }
});
