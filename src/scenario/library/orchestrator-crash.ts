import { ENGINE_VERSION } from '../../sim/engine-version';
import { crashingCheckout } from './crashing-checkout';
import { measured } from './measured';
import { dataRules, sagasAre, sagasEnd } from './order-shop';

const WHOLE = { fromMs: 0, toMs: 60_000 };
const EARLY = { fromMs: 0, toMs: 45_000 };

export const orchestratorCrash = {
  format: 'breakwater-scenario',
  version: 2,
  engine: ENGINE_VERSION,
  id: 'orchestrator-crash',
  name: 'Orchestrator crash',
  question:
    'Whoever carries out the sagas crashes in the middle of them, twice. Which orders are lost, and which done twice?',
  watch: [
    'At 15 s one of the two instances of checkout crashes. What it had saved of its sagas is left, and nothing else.',
    'A second later the other one notices, and goes on with them. Steps under way are waited for, and then asked again.',
    'Payments has done some of them already: it knows their keys, and gives the answer of the first time.',
    'At 35 s both crash. Until 41 s no order is taken, and the sagas stand still; then all go on from where they were.',
    'In the end no order is lost, and none is charged twice.',
  ],
  tags: ['saga', 'crash', 'idempotency key'],
  notes:
    'The state of a saga is saved after each transition, before anything is sent. A reply to an instance that is down is ' +
    'lost, so the step is asked for again: only the idempotency key of saga and step makes that harmless. ' +
    'Compare with “Forgotten keys”, which is the same but for one setting.',
  seed: 27,
  durationMs: 60_000,
  measure: WHOLE,
  ...crashingCheckout(true),
  expect: [
    ...dataRules(WHOLE),
    sagasAre('none-is-lost', 'unfinished', EARLY, { atMost: 0 }),
    sagasAre('nearly-all-complete', 'completed', EARLY, { atLeast: 330 }),
    sagasEnd('all-go-on', EARLY, 15_000),
    sagasEnd('some-had-to-wait', { fromMs: 30_000, toMs: 35_000 }, 6000, { broken: true }),
    {
      id: 'one-is-down',
      kind: 'state',
      of: { node: 'checkout', instance: 2 },
      state: 'crashed',
      over: { after: { fault: 'one-down', at: 'start' }, fromMs: 0, toMs: 5000 },
      hold: 'sometime',
    },
    measured('closed-while-both-are-down', 'goodput', { fromMs: 36_000, toMs: 40_000 }, { atMost: 0.05 }),
    measured('open-afterwards', 'goodput', { fromMs: 43_000, toMs: 60_000 }, { atLeast: 0.99 }),
  ],
};
