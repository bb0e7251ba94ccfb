import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STREAM_BURIED, STREAM_DELETED } from './event-log';
import { ModelRun, STREAMS, anySettings, writes } from './model-run.test-support';
import { Oracle } from './oracle.test-support';
import * as subscription from './subscription';

const anyTopic = fc.record(
  {
    stream: fc.constantFrom(...STREAMS),
    types: fc
      .uniqueArray(fc.constantFrom(0, 1, 2, 3, 4, STREAM_DELETED, STREAM_BURIED))
      .map((types) => new Set(types)),
  },
  { requiredKeys: [] },
);
const anySubscription = fc.record({
  batchEvents: fc.integer({ min: 1, max: 4 }),
  checkpointEvery: fc.integer({ min: 1, max: 6 }),
  behindAfter: fc.nat(2),
});
/** What the subscriber does after each thing that happens: so many polls, perhaps a crash. */
const anyTurns = fc.array(
  fc.record({
    polls: fc.constantFrom(0, 0, 0, 1, 2, 4),
    crashes: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  }),
  {
    minLength: 40,
    maxLength: 40,
  },
);

describe('any subscription', () => {
  it('ES-29 to ES-32: hands over what a read of everything shows, in order, and after a crash from the checkpoint', () => {
    const met = { caughtUp: 0, fellBehind: 0, crashes: 0 };
    const property = fc.property(
      anySettings,
      writes,
      anyTopic,
      anySubscription,
      anyTurns,
      (settings, steps, topic, given, turns) => {
        // Streams are not deleted here: who reads one does not hear of what was deleted before it came to it.
        const run = new ModelRun(settings);
        const config = subscription.configureSubscription(given, topic);
        const state = subscription.subscribe(0, 0);
        const heard: string[] = [];
        /** How much was heard at each position, to know what a crash takes back. */
        const heardAt = new Map([[0, 0]]);
        const poll = (): void => {
          const before = state.mode;
          const told = subscription.poll(config, state, run.library, run.page, 0);
          heard.push(...linesOf(run));
          heardAt.set(state.position, heard.length);
          const left = run.log.length - state.position;
          const caught = before === subscription.CATCHING_UP && left === 0;
          const fell = before === subscription.LIVE && left > given.behindAfter;
          expect(told).toBe(
            caught ? subscription.CAUGHT_UP : fell ? subscription.FELL_BEHIND : subscription.NO_CHANGE,
          );
          if (!subscription.isCheckpointDue(config, state, state.position)) return;
          expect(state.position - state.checkpoint).toBeGreaterThanOrEqual(given.checkpointEvery);
          subscription.storedCheckpoint(state, state.position);
        };
        steps.forEach((step, at) => {
          if (step.kind === 'end' && topic.stream !== undefined) return;
          run.take(step);
          const { polls, crashes } = turns[at];
          for (let round = 0; round < polls; round++) poll();
          if (!crashes) return;
          subscription.resubscribe(state, 0);
          heard.length = heardAt.get(state.checkpoint) ?? -1;
          met.crashes++;
        });
        for (let round = 0; round < 100 && state.position < run.log.length; round++) poll();
        expect(heard).toEqual(everythingOf(run, topic));
        expect(state.position).toBe(run.log.length);
        met.caughtUp += state.caughtUp;
        met.fellBehind += state.fellBehind;
      },
    );
    fc.assert(property, { numRuns: 200 });
    expect(Math.min(met.caughtUp, met.fellBehind, met.crashes)).toBeGreaterThan(0);
  });
});

function linesOf({ page }: ModelRun): string[] {
  return Array.from({ length: page.count }, (_, at) =>
    [page.positions[at], page.types[at], page.schemas[at], JSON.stringify(page.data[at])].join(' '),
  );
}

function everythingOf({ oracle }: ModelRun, { stream, types }: subscription.Topic): string[] {
  const unlimited = { ...oracle.settings, maxReadEvents: 1e6, maxScannedEvents: 1e6 };
  const reader = new Oracle(unlimited, oracle.upcast);
  reader.records = oracle.records;
  const { events } = reader.readAll({ from: 1, limit: 1e6, types });
  return events
    .filter(({ position }) => stream === undefined || oracle.records[position - 1].stream === stream)
    .map(({ position, type, schema, data }) => [position, type, schema, JSON.stringify(data)].join(' '));
}
