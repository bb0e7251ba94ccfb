import { ENGINE_VERSION } from '../../sim/engine-version';
import { crashingCheckout } from './crashing-checkout';
import { dataRule, sagasAre } from './order-shop';

const WHOLE = { fromMs: 0, toMs: 60_000 };
const BEFORE = { fromMs: 0, toMs: 15_000 };
const AFTER = { fromMs: 15_000, toMs: 60_000 };

export const forgottenKeys = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'forgotten-keys',
  name: 'Forgotten keys',
  question: 'The same two crashes, but payments does not remember what it has done. Who pays for that?',
  watch: [
    'At 15 s an instance of checkout crashes while payments works for its sagas, and hears none of the answers.',
    'The other instance asks again. Payments knows nothing of keys, and takes the money a second time.',
    'The rule “nothing takes effect twice” is broken for the first time some seconds after the crash.',
    'At 35 s both crash, and every order that was about to be paid is paid twice when they are back.',
    'All sagas come to their end: by their states alone nobody would notice. Inventory and shipping know the keys, and are right.',
  ],
  tags: ['saga', 'crash', 'idempotency key', 'double charge'],
  notes:
    'The setting “Remembers keys” of payments is off; all else is as in “Orchestrator crash”. The expectations say which ' +
    'rules are broken here, and that the others hold.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  ...crashingCheckout(false),
  expect: [
    dataRule('no-doubles', AFTER, { broken: true, name: 'Some order is charged twice' }),
    dataRule('money-matches', AFTER, { broken: true, name: 'More money is taken than ordered for' }),
    dataRule('no-doubles', BEFORE, { id: 'right-before' }),
    dataRule('stock-matches', WHOLE),
    dataRule('order-final', WHOLE),
    sagasAre('looks-fine', 'unfinished', { fromMs: 0, toMs: 50_000 }, { atMost: 0 }),
  ],
};
