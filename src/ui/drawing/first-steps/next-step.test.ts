import { expect, it } from 'vitest';
import { shopScenario } from '../../inspector/scenario.test-support';
import { nextStep } from './next-step';

it('says how a call is made until there is one, beside a client if there is one', () => {
  const shop = shopScenario();
  const clients = shop.nodes.filter(({ kind }) => kind === 'client');
  const others = shop.nodes.filter(({ kind }) => kind !== 'client');
  const step = (nodes: typeof shop.nodes) => nextStep({ nodes, edges: [] });
  expect(nextStep(shop)).toBeNull();
  expect(step([])).toBeNull();
  expect(step(others)).toEqual({ node: others[0].id, words: expect.stringContaining('add a client') });
  expect(step(clients)).toEqual({ node: clients[0].id, words: expect.stringContaining('Now what it calls') });
  expect(step(shop.nodes)).toEqual({ node: clients[0].id, words: expect.stringMatching(/^Drag the ring/) });
});
