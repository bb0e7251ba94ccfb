import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { defaultsOf } from '../../../base/check-settings';
import { writerFields } from '../../../scenario/writer-settings';
import { AppProvider } from '../../app/app-context';
import { standingActors } from '../actors.test-support';
import { shopScenario } from '../scenario.test-support';
import { WriterSections } from './writer-sections';

const scenario = {
  ...shopScenario(),
  writers: [
    {
      ...defaultsOf(writerFields),
      id: 'confirm',
      name: 'Confirm at the desk',
      node: 'orders',
      edge: 'orders-payments',
      does: 'confirm-order' as const,
      retries: 7,
    },
  ],
};

async function words(node: string): Promise<string> {
  const { prelude } = await prerender(
    <AppProvider actors={standingActors({ scenario })}>
      <WriterSections scenario={scenario} node={node} />
    </AppProvider>,
  );
  return (await new Response(prelude).text()).replace(/<!--.*?-->/g, '');
}

it('says what a node decides about and where it is kept, with its settings', async () => {
  const text = await words('orders');
  expect(text).toContain('Writer: Confirm at the desk');
  expect(text).toContain('Confirm the order: loads from payments, decides, and has the events stored there.');
  expect(text).toMatch(/Appends upon.*the version that was loaded/);
  expect(text).toMatch(/Retries on conflict.*value="7"/);
});

it('says nothing at other nodes', async () => {
  expect(await words('payments')).toBe('');
});
