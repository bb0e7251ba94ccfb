import { describe, expect, it } from 'vitest';
import { ERROR, OUTCOME_COUNT, SHED, SHORT_CIRCUITED, TIMEOUT } from '../../base/outcome';
import { readPlainState, writePlainState } from '../../base/plain-state';
import { SnapshotReader, SnapshotWriter } from '../../base/snapshot';
import { NEVER, NS_PER_MS } from '../../base/time';
import { CAUSES_KEPT, CAUSE_FACTOR, causeList, withCause } from './causes';
import * as engine from './engine';
import { ATTEMPTS_USED_UP, BUDGET_USED_UP, NOT_RETRIED, RETRY_REASONS } from './reasons';
import { configWith } from './retry.test-support';

const packed = (causes: readonly number[]): number => causes.reduce(withCause, 0);

describe('causes', () => {
  it('RT-24: come out in the order in which they came, whatever they are', () => {
    expect(CAUSE_FACTOR).toBeGreaterThanOrEqual(OUTCOME_COUNT);
    for (const causes of [
      [ERROR],
      [0, 0, ERROR],
      [TIMEOUT, 31, SHED],
      [31, 31, 31, 31, 31, 31, 31, 31, 31, 31],
    ]) {
      expect(causeList(packed(causes), causes.length)).toEqual(causes);
    }
  });

  it('RT-24: are the newest ten of more', () => {
    const causes = Array.from({ length: 25 }, (_, index) => (index * 7) % 17);
    expect(causeList(packed(causes), 25)).toEqual(causes.slice(-CAUSES_KEPT));
  });
});

describe('the record', () => {
  const config = configWith({ maxAttempts: 3 });
  const ms = NS_PER_MS;

  it('RT-23: counts calls, retries, those that were mended, and those given up by reason', () => {
    const state = engine.init(config, 0);
    for (let call = 0; call < 5; call += 1) engine.noteCall(state);
    engine.noteBegun(state);
    engine.noteBegun(state);
    engine.noteMended(state);
    engine.noteGiveUp(config, state, 1, 1, SHORT_CIRCUITED, NOT_RETRIED, packed([SHORT_CIRCUITED]));
    engine.noteGiveUp(config, state, 2, 2, ERROR, BUDGET_USED_UP, packed([ERROR, ERROR]));
    engine.noteGiveUp(config, state, 3, 2, ERROR, BUDGET_USED_UP, packed([ERROR, ERROR]));
    expect([state.calls, state.retries, state.mended]).toEqual([5, 2, 1]);
    expect(
      RETRY_REASONS.map(({ id }, code) => [id, state.gaveUp[code]]).filter(([, count]) => count !== 0),
    ).toEqual([
      ['class', 1],
      ['budget', 2],
    ]);
  });

  it('RT-24: keeps the last sixteen that were given up, the newest first', () => {
    const state = engine.init(config, 0);
    for (let call = 1; call <= 20; call += 1) {
      const causes = call % 2 === 0 ? [TIMEOUT, TIMEOUT, ERROR] : [SHED];
      const reason = call % 2 === 0 ? ATTEMPTS_USED_UP : BUDGET_USED_UP;
      engine.noteGiveUp(config, state, call * ms, causes.length, ERROR, reason, packed(causes));
    }
    const kept = engine.lastGiveUps(state);
    expect(kept.map(({ at }) => at / ms)).toEqual([
      20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5,
    ]);
    expect(kept[0]).toEqual({
      at: 20 * ms,
      attempts: 3,
      reason: ATTEMPTS_USED_UP,
      causes: [TIMEOUT, TIMEOUT, ERROR],
    });
    expect(kept[1]).toEqual({ at: 19 * ms, attempts: 1, reason: BUDGET_USED_UP, causes: [SHED] });
  });

  it('RT-9: has no deadline, and neither time nor settings change it', () => {
    const state = engine.init(config, 5);
    engine.noteCall(state);
    const before = structuredCloneOf(state);
    engine.adapt(configWith({ maxAttempts: 9 }), state, 6);
    engine.advance(config, state, 3600e9);
    expect([structuredCloneOf(state), engine.nextDeadline(config, state)]).toEqual([before, NEVER]);
  });

  it('RT-9: goes on the same after it was written out and read back', () => {
    const [kept, other] = [engine.init(config, 0), engine.init(config, 9)];
    const giveUp = (state: engine.RetryState, at: number): void => {
      engine.noteCall(state);
      engine.noteRetry(config, state, at, 1, TIMEOUT, 3 * ms, 5 * ms);
      engine.noteBegun(state);
      engine.noteGiveUp(config, state, at, 2, ERROR, ATTEMPTS_USED_UP, packed([TIMEOUT, ERROR]));
    };
    for (let call = 0; call < 18; call += 1) giveUp(kept, call);
    const writer = new SnapshotWriter();
    writePlainState(writer, engine.shape(config), kept);
    readPlainState(new SnapshotReader(writer.finish()), engine.shape(config), other);
    giveUp(kept, 99);
    giveUp(other, 99);
    expect(other).toEqual(kept);
    expect(engine.lastGiveUps(other)).toEqual(engine.lastGiveUps(kept));
  });
});

/** A copy that shows whether anything was changed in place. */
function structuredCloneOf(state: engine.RetryState): unknown {
  return JSON.parse(JSON.stringify(state));
}
