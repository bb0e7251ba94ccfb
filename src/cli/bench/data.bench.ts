import { defaultsOf } from '../../base/check-settings';
import { OK } from '../../base/outcome';
import { NS_PER_SECOND } from '../../base/time';
import { append } from '../../patterns/event-store/append';
import { Batch } from '../../patterns/event-store/batch';
import { configure as configureStore } from '../../patterns/event-store/config';
import { EventLog } from '../../patterns/event-store/event-log';
import { fields as storeFields } from '../../patterns/event-store/settings';
import { ANY } from '../../patterns/event-store/verdicts';
import { HANDLE, READ, SAVE } from '../../patterns/projection/codes';
import { configure as configureProjection } from '../../patterns/projection/config';
import * as projection from '../../patterns/projection/engine';
import { fields as projectionFields } from '../../patterns/projection/settings';
import { init as initProjection } from '../../patterns/projection/state';
import { SEND, isFinal } from '../../patterns/saga/catalogue';
import * as sagas from '../../patterns/saga/engine';
import {
  attemptAt,
  codeAt,
  createOutbox,
  directionAt,
  emptyOutbox,
  stepAt,
} from '../../patterns/saga/outbox';
import { fields as sagaFields } from '../../patterns/saga/settings';
import { stepFields } from '../../patterns/saga/step-settings';
import { steady } from '../../sim/plain-parts';
import { shop } from '../../sim/data/shop-model.test-support';
import { Timeline } from '../../sim/timeline';
import { cpuSeconds, median } from './measure';

/**
 * What it costs to keep data, each beside a loop over plain arrays that does the least that has to be done: push an
 * object for each event, and apply a reducer to each.
 */
const ROUNDS = 7;
const EVENTS = 200_000;
const STREAMS = 1000;
const STEPS = 5;
const SAGAS = 10_000;
const BATCH = 100;

interface PlainEvent {
  readonly stream: number;
  readonly type: number;
  readonly time: number;
  readonly payload: number;
}

function plainLog(): PlainEvent[] {
  const log: PlainEvent[] = [];
  for (let k = 0; k < EVENTS; k++) log.push({ stream: k % STREAMS, type: k & 7, time: k, payload: k });
  return log;
}

function plainReduced(log: readonly PlainEvent[]): Float64Array {
  const totals = new Float64Array(STREAMS);
  for (const event of log) totals[event.stream] += event.payload;
  return totals;
}

/** Checks and writes each event by itself, as whoever decides about one order after the other does. */
function appended(): number {
  const config = configureStore({ ...defaultsOf(storeFields), maxEvents: EVENTS });
  const log = new EventLog();
  const batch = new Batch();
  for (let k = 0; k < EVENTS; k++) {
    batch
      .begin()
      .part(k % STREAMS, ANY)
      .event(k, k & 7, k);
    append(config, log, batch, k);
  }
  return log.length;
}

/** Reads, handles and saves as it is told to, with nothing to wait for. */
function projected(log: readonly PlainEvent[]): Float64Array {
  const config = configureProjection({ ...defaultsOf(projectionFields), batchEvents: BATCH });
  const state = initProjection(config, 0, false);
  const totals = new Float64Array(STREAMS);
  projection.notify(config, state, EVENTS, 0);
  while (state.position < EVENTS) {
    const want = projection.next(config, state, 0);
    const { turn } = state;
    if (want === HANDLE) {
      const { stream, payload } = log[state.handling - 1];
      totals[stream] += payload;
      projection.handled(config, state, turn, 0);
    } else if (want === READ) {
      const to = Math.min(EVENTS, state.readTo + BATCH);
      for (let at = state.readTo + 1; at <= to; at++) projection.take(state, turn, at, log[at - 1].stream);
      projection.received(config, state, turn, to, EVENTS, 0);
    } else if (want === SAVE) projection.saved(config, state, turn, 0);
    else throw new Error(`The projection stands at ${state.position} of ${EVENTS} and wants ${want}`);
  }
  return totals;
}

/** Sagas whose every step is answered at once. How many have ended. */
function carriedOut(): number {
  const settings = defaultsOf(stepFields);
  const config = sagas.configure({
    settings: defaultsOf(sagaFields),
    steps: Array.from({ length: STEPS }, (_, k) => ({ id: `s${k}`, name: `Step ${k}`, settings })),
  });
  const state = sagas.init(config, 0);
  const out = createOutbox();
  let ended = 0;
  for (let saga = 1; saga <= SAGAS; saga++) {
    sagas.begin(config, state, 0, out, saga, -1, saga);
    for (let entry = 0; entry < out.length; entry++) {
      if (codeAt(out, entry) !== SEND) continue;
      const step = stepAt(out, entry);
      const direction = directionAt(out, entry);
      const attempt = attemptAt(out, entry);
      sagas.sent(config, state, 0, out, step, direction, attempt);
      sagas.replied(config, state, 0, out, step, direction, attempt, OK, -1);
    }
    emptyOutbox(out);
    if (isFinal(state.status)) ended++;
  }
  return ended;
}

/** A whole simulated shop for some seconds: how many orders were begun, what one of them took, in events and in time. */
function ordersOf(ratePerSecond: number, seconds: number) {
  const model = shop({ stockEach: 100_000 });
  const clients = model.clients.map((client) => ({ ...client, load: steady(ratePerSecond) }));
  const timeline = new Timeline({ seed: 1, model: { ...model, clients } });
  const spent = cpuSeconds(() => timeline.run(seconds * NS_PER_SECOND));
  const { dispatched, clients: table } = timeline.world;
  return { orders: table.col.asked[0], events: dispatched, spent };
}

/** Nanoseconds for one of so many, as the median of rounds, and how many times the plain loop of the same round it is. */
function row(
  name: string,
  count: number,
  work: () => unknown,
  plain: () => unknown,
  plainCount: number,
): void {
  const times: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const unit = cpuSeconds(plain) / plainCount;
    const took = cpuSeconds(work) / count;
    times.push(took * 1e9);
    ratios.push(took / unit);
  }
  console.log(
    `${name.padEnd(44)} ${median(times).toFixed(0).padStart(8)} ns ${median(ratios).toFixed(1).padStart(8)} x`,
  );
}

console.log('an event, beside pushing an object and applying a reducer to it');
row('event store: append, an event each', EVENTS, appended, plainLog, EVENTS);
const known = plainLog();
row(
  'projection: read, handle, save',
  EVENTS,
  () => projected(known),
  () => plainReduced(known),
  EVENTS,
);

console.log(`\na step, beside pushing an object`);
row(`saga engine: ${STEPS} steps, answered at once`, SAGAS * STEPS, carriedOut, plainLog, EVENTS);

console.log(
  '\norders of a whole simulated shop, each a saga of five steps; an order beside five objects pushed',
);
for (const rate of [50, 500]) {
  const ratios: number[] = [];
  const rates: number[] = [];
  let perOrder = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const unit = (cpuSeconds(plainLog) / EVENTS) * STEPS;
    const { orders, events, spent } = ordersOf(rate, 2000 / rate);
    rates.push(orders / spent);
    ratios.push(spent / orders / unit);
    perOrder = events / orders;
  }
  console.log(
    `${`${rate} orders in a second`.padEnd(44)} ${median(rates).toFixed(0).padStart(8)} /s ${median(ratios).toFixed(0).padStart(8)} x` +
      `   ${perOrder.toFixed(1)} events of the run each`,
  );
}
