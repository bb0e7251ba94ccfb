import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NS_PER_MS } from '../../base/time';
import * as is from './codes';
import { replayParked, resume, stop } from './control';
import * as engine from './engine';
import { Host, IGNORED } from './host.test-support';
import { isParked } from './parked';
import type { ProjectionSettings } from './settings';
import { shape } from './state';
import { visibleUpTo } from './status';

const KINDS = [
  'append',
  'ask',
  'go',
  'fail',
  'late',
  'crash',
  'wait',
  'replay',
  'stop',
  'resume',
  'adapt',
] as const;
interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly n: number;
  readonly flag: boolean;
}

function stepsOf(weights: Readonly<Partial<Record<Step['kind'], number>>>): fc.Arbitrary<Step[]> {
  const kinds = KINDS.flatMap((kind) => Array.from({ length: weights[kind] ?? 0 }, () => kind));
  const step = fc.record({ kind: fc.constantFrom(...kinds), n: fc.nat(30), flag: fc.boolean() });
  return fc.array(step, { minLength: 20, maxLength: 120, size: 'max' });
}

const steps = stepsOf({
  append: 6,
  ask: 4,
  go: 12,
  fail: 1,
  late: 1,
  crash: 1,
  wait: 4,
  replay: 1,
  stop: 1,
  resume: 2,
  adapt: 1,
});

function anySettings(
  poison: fc.Arbitrary<ProjectionSettings['poison']>,
  checkpoint: ProjectionSettings['checkpoint'],
) {
  return fc.record<Partial<ProjectionSettings>>({
    checkpoint: fc.constant(checkpoint),
    poison,
    saveEvery: fc.integer({ min: 1, max: 8 }),
    saveAfterMs: fc.constantFrom(0, 5, 50),
    batchEvents: fc.integer({ min: 1, max: 6 }),
    pollMs: fc.constantFrom(0, 1, 20),
    behindAfter: fc.nat(3),
    retries: fc.nat(2),
    initialDelayMs: fc.constantFrom(0, 1, 5),
    maxParked: fc.integer({ min: 1, max: 6 }),
  });
}

const DOCUMENTS = ['a', 'b', 'c', IGNORED];

function take(host: Host, { kind, n, flag }: Step): void {
  switch (kind) {
    case 'append':
      host.append(DOCUMENTS[n % 4], n % 5 === 0 ? 1 + (n % 7) : 0);
      if (flag) host.notify();
      return;
    case 'ask':
      host.ask();
      return;
    case 'go':
      host.finish();
      if (host.ask() !== is.WAIT) host.finish();
      return;
    case 'fail':
      return host.fail();
    case 'late':
      return comesLate(host, n);
    case 'crash':
      return host.crash(flag);
    case 'wait':
      host.now += n * NS_PER_MS;
      return;
    case 'replay':
      return replayParked(host.state);
    case 'stop':
      return stop(host.state, host.now);
    case 'resume':
      return resumes(host, flag);
    case 'adapt':
    default:
      return host.use({ batchEvents: 1 + (n % 6) });
  }
}

function resumes(host: Host, skips: boolean): void {
  const { skipped, causeAt } = host.state;
  resume(host.state, skips, host.now);
  if (host.state.skipped > skipped) host.noteSkipped(causeAt);
}

/** Answers to what was under way at other times change nothing. */
function comesLate({ config, state, now }: Host, n: number): void {
  const before = { ...state };
  const turn = state.turn - 1 - (n % 5);
  const heeded = [
    engine.take(state, turn, 1, 0),
    engine.received(config, state, turn, 99, 99, now),
    engine.readFailed(config, state, turn, now),
    engine.handled(config, state, turn, now),
    engine.failed(config, state, turn, now),
    engine.saved(config, state, turn, now),
    engine.saveFailed(config, state, turn, now),
  ];
  const changed = Object.entries(before).filter(
    ([field, value]) => field !== 'late' && state[field as keyof typeof state] !== value,
  );
  expect([heeded.includes(true), changed, state.late - before.late]).toEqual([false, [], 6]);
}

/** What does not hold, of all that holds at every moment. */
function troubleOf(host: Host, checkpointBefore: number): string[] {
  const { state, config } = host;
  const { checkpoint, position, readTo } = state;
  const trouble: string[] = [];
  if (checkpoint < checkpointBefore) trouble.push('PJ-11: the checkpoint went back');
  if (checkpoint > position || position > readTo || readTo > host.events.length) {
    trouble.push(`${checkpoint}, ${position}, ${readTo} and ${host.events.length} are not in order`);
  }
  // What is said to show does, unless it is known not to.
  const visible = visibleUpTo(config, state);
  for (let at = 1; at <= visible; at++) {
    if (host.has(at) || host.events[at - 1].document === IGNORED) continue;
    if (!isParked(config, state, at) && !host.skipped.has(at))
      trouble.push(`PJ-7, PJ-8, PJ-25: ${at} does not show`);
  }
  if (state.status === is.LIVE && state.head - visible > config.behindAfter) trouble.push('PJ-18: not live');
  if ((state.status === is.STOPPED) !== (state.stopped === 1)) trouble.push('PJ-18: not stopped');
  return trouble;
}

/** Any interleaving, and then everything is mended and done. */
function runs(settings: Partial<ProjectionSettings>, taken: readonly Step[]): Host {
  const host = new Host(settings);
  const trouble: string[] = [];
  for (const step of taken) {
    const { checkpoint } = host.state;
    take(host, step);
    trouble.push(...troubleOf(host, checkpoint));
  }
  host.settle();
  expect([...trouble, ...troubleOf(host, 0)]).toEqual([]);
  return host;
}

interface Met {
  crashes: number;
  skipped: number;
  parked: number;
  replayed: number;
  retried: number;
  late: number;
}

function note(met: Met, { state }: Host): void {
  for (const key of Object.keys(met)) {
    const count = key as keyof Met;
    met[count] += state[count];
  }
}

function nothingMet(): Met {
  return { crashes: 0, skipped: 0, parked: 0, replayed: 0, retried: 0, late: 0 };
}

describe('any interleaving of crashes, failures and redelivery', () => {
  it('PJ-1 to PJ-16, PJ-10: with the checkpoint together, the documents are those of a plain fold', () => {
    const met = nothingMet();
    const poison = fc.constantFrom<ProjectionSettings['poison']>('park-stream', 'stop', 'skip');
    fc.assert(
      fc.property(anySettings(poison, 'together'), steps, (settings, taken) => {
        const host = runs(settings, taken);
        expect(host.shown).toEqual(host.wanted);
        note(met, host);
      }),
      { numRuns: 300 },
    );
    expect(Object.values(met).filter((count) => count < 20)).toEqual([]);
  });

  it('PJ-10, PJ-16: events that were parked alone come later, and once', () => {
    const met = nothingMet();
    fc.assert(
      fc.property(anySettings(fc.constant('park'), 'together'), steps, (settings, taken) => {
        const host = runs(settings, taken);
        const inOrder = Object.entries(host.shown).map(([name, positions]) => [
          name,
          [...positions].sort((a, b) => a - b),
        ]);
        expect(Object.fromEntries(inOrder)).toEqual(host.wanted);
        note(met, host);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(met.parked, met.replayed, met.crashes)).toBeGreaterThan(20);
  });

  it('PJ-8, PJ-10: with the checkpoint apart, they are so too by the last position of each document', () => {
    const met = nothingMet();
    const poison = fc.constantFrom<ProjectionSettings['poison']>('park-stream', 'stop');
    fc.assert(
      fc.property(anySettings(poison, 'apart'), steps, (settings, taken) => {
        const host = runs(settings, taken);
        expect(host.shown).toEqual(host.wanted);
        note(met, host);
      }),
      { numRuns: 300 },
    );
    expect(Math.min(met.parked, met.replayed, met.crashes, met.retried)).toBeGreaterThan(20);
  });
});

describe('any projection', () => {
  const any = anySettings(
    fc.constantFrom<ProjectionSettings['poison']>('park', 'park-stream', 'stop', 'skip'),
    'together',
  );

  it('PJ-27: written out by its shape and read back at any moment, it goes on the same', () => {
    fc.assert(
      fc.property(any, steps, fc.nat(), (settings, taken, moment) => {
        const through = new Host(settings);
        const interrupted = new Host(settings);
        taken.forEach((step, at) => {
          if (at === moment % taken.length) {
            const out = new SnapshotWriter();
            writePlainState(out, shape(interrupted.config), interrupted.state);
            const { state } = new Host(settings);
            readPlainState(new SnapshotReader(out.finish()), shape(interrupted.config), state);
            interrupted.state = state;
          }
          take(through, step);
          take(interrupted, step);
        });
        expect(interrupted.state).toEqual(through.state);
        expect(interrupted.shown).toEqual(through.shown);
      }),
      { numRuns: 40 },
    );
  });

  it('PJ-29: explaining changes nothing, and always ends in a sentence', () => {
    fc.assert(
      fc.property(any, steps, (settings, taken) => {
        const host = new Host(settings);
        for (const step of taken) {
          take(host, step);
          const before = JSON.stringify(host.state);
          expect(host.why()).toMatch(/^(Live|Behind|Stopped|Catching up) .*\.$/);
          expect(JSON.stringify(host.state)).toBe(before);
        }
      }),
      { numRuns: 40 },
    );
  });
});
