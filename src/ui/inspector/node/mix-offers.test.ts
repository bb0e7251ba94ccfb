import { describe, expect, it } from 'vitest';
import { shopScenario } from '../scenario.test-support';
import { mixOffers } from './mix-offers';

const scenario = shopScenario();
const [client] = scenario.nodes;
if (client.kind !== 'client') throw new Error('The shop begins with its client.');

describe('what a client may ask for besides', () => {
  it('is each type that it does not ask for along that call yet', () => {
    const [type] = scenario.requestTypes;
    const more = {
      ...scenario,
      requestTypes: [...scenario.requestTypes, { ...type, id: 'more', name: 'more' }],
    };
    const added: string[] = [];
    const offers = mixOffers(more, client, (id, edge) => added.push(`${id} along ${edge}`));
    const items = offers.flatMap((entry) => (entry !== 'separator' && 'label' in entry ? [entry] : []));
    const asked = new Set(client.mix.map(({ requestType }) => requestType));
    const free = more.requestTypes.filter(({ id }) => !asked.has(id));
    expect(items.map(({ label }) => label)).toEqual(free.map(({ name }) => name));
    items.at(-1)?.onSelect();
    expect(added).toEqual([`more along ${client.mix[0].edge}`]);
  });

  it('is nothing when nobody is there to be asked', () => {
    expect(mixOffers({ ...scenario, edges: [] }, client, () => undefined)).toEqual([]);
  });
});
