import { describe, expect, it } from 'vitest';
import { ensure } from '../../base/assert';
import { checkSettings, defaultsOf } from '../../base/check-settings';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { explain, explainCall } from './explain';
import { presets } from './preset-settings';
import { fields } from './settings';

const config = engine.configure(defaultsOf(fields));

describe('the timeout engine', () => {
  it('TO-1: gives up when its time is over', () => {
    expect(engine.deadline(config, 250e6)).toBe(1250e6);
    expect(engine.deadline(engine.configure({ ...defaultsOf(fields), afterMs: 0.5 }), 0)).toBe(500_000);
  });

  it('TO-2: an answer is in time before the deadline, late from the deadline on', () => {
    const deadline = engine.deadline(config, 0);
    expect(engine.isLate(deadline, deadline - 1)).toBe(false);
    expect(engine.isLate(deadline, deadline)).toBe(true);
    expect(engine.isLate(deadline, deadline + 1)).toBe(true);
  });

  it('TO-3: a call keeps its deadline when the settings change', () => {
    const deadline = engine.deadline(config, 0);
    engine.adapt(engine.configure({ ...defaultsOf(fields), afterMs: 5 }), engine.init(config, 0), 1e6);
    expect(engine.isLate(deadline, 900e6)).toBe(false);
  });

  it('TO-4: has counters, and no deadline of its own', () => {
    const state = engine.init(config, 0);
    engine.advance(config, state, 5e9);
    engine.adapt(config, state, 6e9);
    expect(state).toEqual({ timedOut: 0, withdrawn: 0, cut: 0, notMade: 0 });
    expect(engine.nextDeadline(config, state)).toBe(NEVER);
  });

  it('TO-5, TO-6: says that giving up ends the waiting and not the work', () => {
    expect(explain(config, engine.init(config, 0), 0)).toEqual({
      sentence: 'Gives up on a call after 1 s; what it started keeps its slots until it ends.',
      facts: [{ label: 'gives up after', value: 1000, unit: 'ms' }],
    });
  });

  it('TO-7: says of a call whether it still waits, and that a late answer counts as late', () => {
    const deadline = engine.deadline(config, 100e6);
    expect(explainCall(deadline, 100e6, 350e6).sentence).toBe('Waiting for 250 ms of the 1 s allowed.');
    expect(explainCall(deadline, 100e6, 1100e6).sentence).toBe(
      'Given up after 1 s; an answer that still comes counts as late.',
    );
  });

  it('TO-8: a call withdrawn before its deadline is not one that timed out', () => {
    const deadline = engine.deadline(config, 0);
    expect(engine.isLate(deadline, 10e6)).toBe(false);
    expect(explainCall(deadline, 0, 10e6).sentence).not.toContain('Given up');
    const state = engine.init(config, 0);
    engine.noteWithdrawn(state);
    expect(state).toMatchObject({ timedOut: 0, withdrawn: 1 });
  });
});

describe('the deadline of the request', () => {
  const within = engine.configure({ afterMs: 100, withinDeadline: true });
  const timeFor = (deadlineOfRequest: number, now: number) => {
    const state = engine.init(within, 0);
    return [engine.timeFor(within, state, deadlineOfRequest, now), state.cut, state.notMade];
  };

  it('TO-9: cuts the time to what is left, and not when more is left', () => {
    expect(timeFor(1040e6, 1000e6)).toEqual([40e6, 1, 0]);
    expect(timeFor(1100e6 - 1, 1000e6)).toEqual([100e6 - 1, 1, 0]);
    expect(timeFor(1100e6, 1000e6)).toEqual([100e6, 0, 0]);
    expect(timeFor(Infinity, 1000e6)).toEqual([100e6, 0, 0]);
    expect(timeFor(NEVER, 1000e6)).toEqual([100e6, 0, 0]);
  });

  it('TO-10: leaves nothing at the deadline itself, and after it', () => {
    expect(timeFor(1000e6 + 1, 1000e6)).toEqual([1, 1, 0]);
    expect(timeFor(1000e6, 1000e6)).toEqual([engine.NOT_MADE, 0, 1]);
    expect(timeFor(10e6, 1000e6)).toEqual([engine.NOT_MADE, 0, 1]);
  });

  it('TO-11: does not matter when it is not to be kept', () => {
    const state = engine.init(config, 0);
    expect(engine.timeFor(config, state, 10e6, 1000e6)).toBe(1000e6);
    expect(state).toEqual(engine.init(config, 0));
  });

  it('TO-12: tells what was counted, each by itself', () => {
    const state = engine.init(within, 0);
    engine.timeFor(within, state, 50e6, 0);
    engine.timeFor(within, state, 50e6, 60e6);
    engine.noteTimedOut(state);
    engine.noteTimedOut(state);
    engine.noteWithdrawn(state);
    const { sentence, facts } = explain(within, state, 0);
    expect(sentence).toBe(
      'Gives up on a call after 100 ms, or when the deadline of its request comes first; ' +
        'what it started keeps its slots until it ends.',
    );
    expect(facts.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'gives up after: 100',
      'timed out: 2',
      'withdrawn by the caller: 1',
      'cut by the deadline: 1',
      'not made, too late: 1',
    ]);
  });

  it('TO-13: the state has exactly the fields of its shape, and is read back as it was', () => {
    const state = engine.init(within, 0);
    engine.timeFor(within, state, 50e6, 0);
    engine.noteTimedOut(state);
    const shape = engine.shape(within);
    expect(Object.keys(state)).toEqual(Object.keys(shape));
    const writer = new SnapshotWriter();
    writePlainState(writer, shape, state);
    const restored = engine.init(within, 0);
    readPlainState(new SnapshotReader(writer.finish()), shape, restored);
    expect(restored).toEqual(state);
  });
});

describe('presets', () => {
  it.each([
    ['quick', 3, false],
    ['client', 5, false],
    ['service', 10, false],
    ['patient', 30, false],
    ['opossum', 10, false],
    ['resilience4j', 1, false],
    ['deadline', 10, true],
  ])('%s gives up after %i s (within the deadline: %s)', (id, seconds, cuts) => {
    const settings = ensure(
      presets.find((preset) => preset.id === id),
      id,
    ).settings;
    expect(checkSettings(fields, settings, 'preset')).toEqual({ ok: true, value: settings });
    const presetConfig = engine.configure(settings);
    expect(engine.deadline(presetConfig, 7)).toBe(seconds * 1e9 + 7);
    const given = engine.timeFor(presetConfig, engine.init(presetConfig, 0), 500e6, 0);
    expect(given).toBe(cuts ? 500e6 : seconds * 1e9);
  });

  it('have ids of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });
});
