import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { fields } from './settings';

const config = engine.configure(defaultsOf(fields));

describe('the timeout engine', () => {
  it('TO-1: gives up when its time is over', () => {
    expect(engine.deadline(config, 250e6)).toBe(1250e6);
    expect(engine.deadline(engine.configure({ afterMs: 0.5 }), 0)).toBe(500_000);
  });

  it('TO-2: an answer is in time before the deadline, late from the deadline on', () => {
    const deadline = engine.deadline(config, 0);
    expect(engine.isLate(deadline, deadline - 1)).toBe(false);
    expect(engine.isLate(deadline, deadline)).toBe(true);
    expect(engine.isLate(deadline, deadline + 1)).toBe(true);
  });

  it('TO-3: a call keeps its deadline when the settings change', () => {
    const deadline = engine.deadline(config, 0);
    engine.adapt(engine.configure({ afterMs: 5 }), engine.init(config, 0), 1e6);
    expect(engine.isLate(deadline, 900e6)).toBe(false);
  });

  it('TO-4: has no state and no deadline of its own', () => {
    const state = engine.init(config, 0);
    engine.advance(config, state, 5e9);
    expect([state, engine.shape(config), engine.nextDeadline(config, state)]).toEqual([{}, {}, NEVER]);
  });

  it('TO-5, TO-6: says that giving up ends the waiting and not the work', () => {
    expect(engine.explain(config, engine.init(config, 0), 0)).toEqual({
      sentence: 'Gives up on a call after 1 s; what it started keeps its slots until it ends.',
      facts: [{ label: 'gives up after', value: 1000, unit: 'ms' }],
    });
  });

  it('TO-7: says of a call whether it still waits, and that a late answer counts as late', () => {
    const deadline = engine.deadline(config, 100e6);
    expect(engine.explainCall(deadline, 100e6, 350e6).sentence).toBe(
      'Waiting for 250 ms of the 1 s allowed.',
    );
    expect(engine.explainCall(deadline, 100e6, 1100e6).sentence).toBe(
      'Given up after 1 s; an answer that still comes counts as late.',
    );
  });

  it('TO-8: a call withdrawn before its deadline is not one that timed out', () => {
    const deadline = engine.deadline(config, 0);
    expect(engine.isLate(deadline, 10e6)).toBe(false);
    expect(engine.explainCall(deadline, 0, 10e6).sentence).not.toContain('Given up');
  });
});
