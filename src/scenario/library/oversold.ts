import { ENGINE_VERSION } from '../../sim/engine-version';
import { measured } from './measured';
import { dataRule } from './order-shop';
import { stockDesks } from './stock-desks';

const WHOLE = { fromMs: 0, toMs: 60_000 };
/** While there is enough of every product. */
const ENOUGH = { fromMs: 0, toMs: 12_000 };

export const oversold = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'oversold',
  name: 'Oversold',
  question:
    'The same desks store what they have decided without looking whether it still holds. Who notices?',
  watch: [
    'Nobody meets anybody: each request costs two calls, and is answered sooner than with a look at the version.',
    'For 15 seconds all is well, for as long as there is enough a decision by an old number is as good as one by a new one.',
    'Then the last pieces of a product are seen by two desks at once. Each decides rightly, and both are stored.',
    'The stock of product 2 becomes negative at 24 s, and that of others later. No request has failed for that.',
    'The pieces add up all the same: what is reserved, less what is missing, is what came in.',
  ],
  tags: ['lost update', 'conflict', 'stock'],
  notes:
    'Both desks append upon whatever is there; all else is as in “Conflicting writers”. How often it goes wrong depends on ' +
    'how long a decision takes: set the latency of inventory to a tenth, and fewer products are oversold.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  ...stockDesks('nothing'),
  expect: [
    dataRule('stock-never-negative', WHOLE, { broken: true, name: 'More is sold than there is' }),
    dataRule('stock-never-negative', ENOUGH, { id: 'right-while-there-is-enough' }),
    dataRule('stock-adds-up', WHOLE),
    measured('all-are-served', 'goodput', ENOUGH, { atLeast: 0.965 }),
    measured('nobody-decides-anew', 'sent', ENOUGH, { atMost: 130 }, { edge: 'web-desk-inventory' }),
  ],
};
