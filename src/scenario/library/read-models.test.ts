import { describe, expect, it } from 'vitest';
import { brokenBy } from './broken.test-support';

describe('a scenario about read models is another story', () => {
  it.each([
    // Whoever waits for their own write never misses it, and waits long while the read side is slow.
    [
      'projection-lag',
      ['views.my-orders.reads=wait', 'views.my-orders.waitMs=60000'],
      ['shoppers-miss-their-orders'],
    ],
    // Whoever does not wait long enough gets what is there.
    ['projection-lag', ['views.my-orders.reads=wait', 'views.my-orders.waitMs=100'], []],
    ['projection-lag', ['views.my-orders.pollMs=3000'], ['close-behind', 'caught-up']],
    [
      'projection-lag',
      ['faults.slow.latencyFactor=1'],
      ['far-behind', 'seconds-behind', 'shoppers-miss-their-orders'],
    ],
    ['enrichment', ['views.patient.retries=2'], ['patience-lags', 'patience-loses-nothing']],
    [
      'enrichment',
      ['views.parking.retries=100', 'views.parking.maxDelayMs=1000'],
      ['parking-keeps-up', 'parking-leaves-gaps'],
    ],
    // Without the names of products nobody has to be asked for them.
    [
      'enrichment',
      ['views.patient.products=null', 'views.parking.products=null'],
      ['patience-lags', 'parking-leaves-gaps'],
    ],
  ])('%s, with %j', async (id, assignments, broken) => {
    expect((await brokenBy(id, ...assignments)).map((one) => one.id)).toEqual(broken);
  });
});
