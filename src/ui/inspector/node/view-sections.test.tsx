import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { defaultsOf } from '../../../base/check-settings';
import { viewFields } from '../../../scenario/view-settings';
import { AppProvider } from '../../app/app-context';
import { standingActors } from '../actors.test-support';
import { shopScenario } from '../scenario.test-support';
import { ViewSections } from './view-sections';

const scenario = {
  ...shopScenario(),
  views: [
    {
      ...defaultsOf(viewFields),
      id: 'list',
      name: 'All orders',
      node: 'orders',
      shows: 'orders' as const,
      source: 'orders-payments',
      asksAs: 'read',
      pollMs: 250,
    },
  ],
};

async function words(node: string): Promise<string> {
  const { prelude } = await prerender(
    <AppProvider actors={standingActors({ scenario })}>
      <ViewSections scenario={scenario} node={node} />
    </AppProvider>,
  );
  return (await new Response(prelude).text()).replace(/<!--.*?-->/g, '');
}

it('says what a node makes a read model of, with its settings', async () => {
  const text = await words('orders');
  expect(text).toContain('Read model: All orders');
  expect(text).toContain('Orders, one by one: made of the events of payments.');
  expect(text).toMatch(/Looks again after.*value="250"/);
});

it('says nothing at other nodes', async () => {
  expect(await words('payments')).toBe('');
});
