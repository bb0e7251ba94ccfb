import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import * as is from './codes';
import { counter, type Count, type Counted } from './counter.test-support';
import { Repository, type Sending } from './repository.test-support';
import type { AggregateSettings } from './settings';
import { handlingShape } from './state';
import { replay } from './unit';

type Command = Sending<number, Count, Counted, string>;

const anySettings = fc.record<Partial<AggregateSettings>>({
  retries: fc.nat(3),
  initialDelayMs: fc.constantFrom(0, 1, 10),
  resends: fc.nat(2),
  snapshotEvery: fc.constantFrom(0, 1, 3),
});

const KINDS = [
  'send',
  'send',
  'step',
  'step',
  'step',
  'step',
  'step',
  'lose',
  'ask',
  'hear',
  'save',
] as const;
const anyStep = fc.record({
  kind: fc.constantFrom(...KINDS),
  which: fc.nat(99),
  lost: fc.constantFrom('request' as const, 'answer' as const),
  stream: fc.constantFrom('s', 's', 's', 't'),
  /** Keys come again: clients send a command twice when they hear nothing. */
  key: fc.option(fc.nat(6), { nil: undefined, freq: 3 }),
  times: fc.constantFrom(1, 1, 2, 3, 0, -1),
  given: fc.option(fc.nat(4), { nil: undefined, freq: 5 }),
});
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;
const anySteps = fc.array(anyStep, { minLength: 10, maxLength: 150, size: 'max' });

/** Many commands on their way at once. */
class Traffic {
  readonly repository: Repository<number, Count, Counted, string>;
  readonly commands: Command[] = [];
  private readonly late: (() => void)[] = [];

  constructor(settings: Partial<AggregateSettings>) {
    this.repository = new Repository(counter, settings);
  }

  take({ kind, which, lost, stream, key, times, given }: Step): void {
    if (kind === 'send') {
      const by = key === undefined ? `command ${this.commands.length}` : `key ${key}`;
      const named = {
        ...(key === undefined ? {} : { key: `key-${key}` }),
        ...(given === undefined ? {} : { given }),
      };
      this.commands.push(this.repository.send(stream, { by, times }, named));
      return;
    }
    if (kind === 'hear') {
      if (this.late.length > 0) this.late.splice(which % this.late.length, 1)[0]();
      return;
    }
    const open = this.commands.filter((command) => !command.isDone);
    if (open.length === 0) return;
    const command = open[which % open.length];
    if (kind === 'save') saveAndRestore(command);
    else if (kind === 'step' || command.handling.wants === is.WAIT) command.step();
    else if (kind === 'lose') command.step(lost);
    else {
      // The answer, or the request, is on its way, and whoever asked has given up waiting for it.
      const arrives = command.post();
      this.late.push(kind === 'ask' ? arrives() : () => arrives()());
      command.noAnswer();
    }
  }

  finish(): void {
    for (const command of this.commands) command.finish();
    for (const arrives of this.late) arrives();
  }
}

function saveAndRestore({ handling }: Command): void {
  const out = new SnapshotWriter();
  writePlainState(out, handlingShape(), handling);
  readPlainState(new SnapshotReader(out.finish()), handlingShape(), handling);
}

/** How many events there are by each command or key. */
function effectsOf(events: readonly Counted[]): Map<string, number> {
  const effects = new Map<string, number>();
  for (const { by } of events) effects.set(by, (effects.get(by) ?? 0) + 1);
  return effects;
}

const HAD_EFFECT: readonly number[] = [is.HANDLED, is.REPEATED];
const HAD_NONE: readonly number[] = [is.REFUSED, is.WITHOUT_EVENTS, is.UNANSWERED, is.CONFLICT];

describe('commands at the same time', () => {
  it('AG-10, AG-14 to AG-19: no update is lost, no key has two effects, and what is told is so', () => {
    const met = new Map<number, number>();
    const property = fc.property(anySettings, anySteps, (settings, steps) => {
      const traffic = new Traffic(settings);
      for (const step of steps) traffic.take(step);
      traffic.finish();
      const { store } = traffic.repository;
      const wrong: string[] = [];
      for (const stream of ['s', 't']) {
        const saw = store.eventsOf(stream).map((event) => event.saw);
        // What each saw is how many there were: a lost update would show as a number that comes twice.
        if (saw.some((number, at) => number !== at)) wrong.push(`${stream} saw ${saw.join()}`);
      }
      for (const { sent, handling } of traffic.commands) {
        const { by, times } = sent.command;
        const here = effectsOf(store.eventsOf(sent.stream)).get(by) ?? 0;
        if (HAD_EFFECT.includes(handling.result) && here === 0) wrong.push(`${by} had no effect`);
        // Without a key nobody else can have had its effect.
        const isOwn = sent.key === undefined;
        if (isOwn && HAD_NONE.includes(handling.result) && here > 0) wrong.push(`${by} had an effect`);
        if (isOwn && here > 0 && here !== times) wrong.push(`${by} had ${here} of ${times} effects`);
        if (here > 3) wrong.push(`${by} had ${here} effects`);
        met.set(handling.result, (met.get(handling.result) ?? 0) + 1);
      }
      for (const key of [0, 1, 2, 3, 4, 5, 6]) wrong.push(...twiceIn(traffic, key));
      expect(wrong).toEqual([]);
    });
    fc.assert(property, { numRuns: 300 });
    const all = [...HAD_EFFECT, ...HAD_NONE, is.KEY_TAKEN, is.UNKNOWN];
    expect(all.filter((result) => (met.get(result) ?? 0) < 10)).toEqual([]);
  });

  it('AG-21: commands begun are those that ended, by all results', () => {
    const property = fc.property(anySettings, anySteps, (settings, steps) => {
      const traffic = new Traffic(settings);
      for (const step of steps) traffic.take(step);
      const { state } = traffic.repository;
      const ended =
        state.handled +
        state.withoutEvents +
        state.repeated +
        state.refused +
        state.conflicts +
        state.notTaken +
        state.keyTaken +
        state.unanswered +
        state.unknown;
      const open = traffic.commands.filter((command) => !command.isDone).length;
      expect([ended + open, traffic.commands.length]).toEqual([state.begun, state.begun]);
      const results = traffic.commands.filter(({ handling }) => handling.result === is.HANDLED);
      expect(state.handled).toBe(results.length);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('AG-2: with and without snapshots a state is the same, at any version', () => {
    const property = fc.property(anySettings, anySteps, (settings, steps) => {
      const traffic = new Traffic(settings);
      for (const step of steps) traffic.take(step);
      const { store } = traffic.repository;
      const events = store.eventsOf('s');
      for (let version = 0; version <= events.length; version++) {
        const plain = replay(counter.evolve, { snapshot: null, events: events.slice(0, version) });
        expect(traffic.repository.stateOf('s', version)).toBe(plain);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });
});

/** The events of a key come from one decision: in one stream, one after another. */
function twiceIn({ repository: { store } }: Traffic, key: number): string[] {
  const by = `key ${key}`;
  const streams = ['s', 't'].filter((stream) => effectsOf(store.eventsOf(stream)).has(by));
  if (streams.length === 0) return [];
  const events = store.eventsOf(streams[0]);
  const places = events.flatMap((event, at) => (event.by === by ? [at] : []));
  const isOne = streams.length === 1 && places.every((place, at) => place === places[0] + at);
  return isOne ? [] : [`${by} is at ${streams.join()} ${places.join()}`];
}
