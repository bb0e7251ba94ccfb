import { expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { builtIn } from '../scenario/library/catalogue';
import { chosenParts } from './chosen-parts';
import { selectAll, createView } from './view';

it('what an edit took away is not chosen until another edit brings it back', async () => {
  const scenario = ensure(await builtIn('payment-outage'), 'a built-in scenario');
  const parts = [
    { kind: 'node', id: 'orders' },
    { kind: 'edge', id: 'orders-payments' },
    { kind: 'node', id: 'payments' },
  ] as const;
  const view = createView({ kind: 'start' });
  selectAll(view, parts);
  expect(chosenParts(scenario, view.getState())).toEqual(parts);
  const without = {
    ...scenario,
    nodes: scenario.nodes.filter(({ id }) => id !== 'payments'),
    edges: scenario.edges.filter(({ to }) => to !== 'payments'),
  };
  expect(chosenParts(without, view.getState())).toEqual([parts[0]]);
  expect(chosenParts({ ...without, nodes: [] }, view.getState())).toEqual([]);
  expect(chosenParts(null, view.getState())).toEqual([]);
});
