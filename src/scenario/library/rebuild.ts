import { ENGINE_VERSION } from '../../sim/engine-version';
import { BETWEEN_SIDES, bothSides, placing, READ_TYPES, readModel, view } from './read-side';

const WHOLE = { fromMs: 0, toMs: 60_000 };
const MADE = { fromMs: 30_000, toMs: 45_000 };
const AFTER = { fromMs: 50_000, toMs: 60_000 };

export const rebuild = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'rebuild',
  name: 'Rebuild of a read model',
  question:
    'A read model is to be made anew, from the first event on, while people read it. Who sees half of it, and for how long?',
  watch: [
    'For half a minute orders are placed and read, and the log of orders grows.',
    'At 30 s a new version is begun beside the one that serves. It reads the whole log from the beginning, batch by batch.',
    'Meanwhile the old version serves, and follows the log as before: readers notice nothing but that the read side has more to do.',
    'When the new version shows all that the old one shows, it takes over, in one instant. Nobody ever sees half of a read model.',
    'Read models > Make anew does the same at any moment, and Give up the new version drops the one that is being made.',
  ],
  tags: ['CQRS', 'projection', 'rebuild', 'event sourcing'],
  notes:
    'What is read is never worse than before. To empty the read model and fill it again would be simpler, and every ' +
    'reader would see too little until it is done.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  requestTypes: READ_TYPES,
  nodes: bothSides(16, 30),
  edges: BETWEEN_SIDES,
  data: { declineShare: 0 },
  sagas: [placing],
  views: [
    view('my-orders', 'customer-orders', {
      name: 'Orders of each customer',
      remakeAtMs: 30_000,
      batchEvents: 100,
    }),
  ],
  faults: [],
  expect: [
    readModel('never-far-behind', 'my-orders', 'missing-events', WHOLE, { atMost: 40 }),
    readModel('not-even-while-it-is-made', 'my-orders', 'missing-for', MADE, { atMost: 1500 }),
    readModel('the-new-one-serves', 'my-orders', 'versions', MADE, { atLeast: 1 }),
    readModel('nothing-is-left-out', 'my-orders', 'passed-over', WHOLE, { atMost: 0 }),
    readModel('and-goes-on', 'my-orders', 'missing-events', AFTER, { atMost: 30 }),
  ],
};
