import { expect, it, vi } from 'vitest';
import { EventSource } from './event-source';
import { CHAIN, eventWorker } from './events.test-support';

it('the list of events knows its rows by their positions, and all types whatever passes', async () => {
  const source = new EventSource(eventWorker(CHAIN.toReversed()).events, { services: ['orders'] });
  source.begin();
  await vi.waitFor(() => expect(source.known).toBe(true));
  expect(source).toMatchObject({ total: 2, totalNow: 2, all: 3 });
  expect(source.types).toHaveLength(3);
  expect([source.indexOf(3), source.indexOf(1), source.indexOf(2)]).toEqual([0, 1, null]);
});
