import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
import { dataRule } from './order-shop';
import { stockDesks } from './stock-desks';

const WHOLE = { fromMs: 0, toMs: 60_000 };
/** While there is enough of every product. */
const ENOUGH = { fromMs: 0, toMs: 12_000 };
const SOLD_OUT = { fromMs: 50_000, toMs: 60_000 };

export const conflictingWriters = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'conflicting-writers',
  name: 'Conflicting writers',
  question:
    'Several desks sell the same few products. What becomes of a decision that another one was quicker than?',
  watch: [
    'A desk loads the stock of a product, sees that there is enough, and has its reservation stored upon the version that it has seen.',
    'Where another desk was quicker the version is another one. The desk waits a moment, loads and decides anew.',
    'Seven requests in ten meet nobody. All are served in the end, for about twice as many calls as there would be without conflicts.',
    'From 15 s on one product after the other is sold out. Whoever decides anew sees that, and is refused.',
    'No stock is ever negative, although nobody locks anything.',
  ],
  tags: ['optimistic locking', 'conflict', 'retry', 'stock'],
  notes:
    'Without retries (“Retries on conflict” at both desks) three in ten fail while there is enough for all. With “Appends ' +
    'upon” set to whatever is there nobody meets anybody, and more is sold than there is: see “Oversold”.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  ...stockDesks('version'),
  expect: [
    measured('all-are-served', 'goodput', ENOUGH, { atLeast: 0.965 }),
    measured('some-decide-anew', 'sent', ENOUGH, { atLeast: 180 }, { edge: 'web-desk-inventory' }),
    measured('refused-in-the-end', 'goodput', SOLD_OUT, { atMost: 0.1 }),
    dataRule('stock-never-negative', WHOLE),
    dataRule('stock-adds-up', WHOLE),
  ],
};
