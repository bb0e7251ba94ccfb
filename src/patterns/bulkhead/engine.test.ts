import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { explain } from './explain';
import { fields } from './settings';

/** A bulkhead with its settings at hand; tickets are whatever numbers a test likes, and all happens at one instant. */
function bulkheadWith(maxConcurrent: number, queueLimit: number, queueTimeoutMs = 0) {
  const now = 0;
  const plain = { ...defaultsOf(fields), queueTimeoutMs };
  let config = engine.configure({ ...plain, maxConcurrent, queueLimit });
  const state = engine.init(config, 0);
  return {
    state,
    ask: (...tickets: number[]) => tickets.map((ticket) => engine.tryAcquire(config, state, ticket, now)),
    release: () => engine.release(config, state, now),
    leave: (ticket: number) => engine.leave(state, ticket, now),
    waitDeadline: (from: number) => engine.waitDeadline(config, from),
    why: () => explain(config, state, now).sentence,
    use(nextMax: number, nextLimit: number) {
      config = engine.configure({ ...plain, maxConcurrent: nextMax, queueLimit: nextLimit });
    },
    admitAll: () => all(() => engine.admit(config, state, now)),
    evictAll: () => all(() => engine.evict(config, state, now)),
    adapt: () => engine.adapt(config, state, now),
  };
}

function all(next: () => number): number[] {
  const tickets: number[] = [];
  for (let ticket = next(); ticket !== engine.NOBODY; ticket = next()) tickets.push(ticket);
  return tickets;
}

const { ACQUIRED, QUEUED, REJECTED, NOBODY } = engine;

describe('asking for a slot', () => {
  it('BH-1, BH-2: first the slots, then the queue, then no more', () => {
    const bulkhead = bulkheadWith(2, 1);
    expect(bulkhead.ask(10, 11, 12, 13)).toEqual([ACQUIRED, ACQUIRED, QUEUED, REJECTED]);
    expect(bulkhead.state).toMatchObject({ current: 2, queued: 1, admitted: 2, queuedTotal: 1, rejected: 1 });
  });

  it('BH-2: without a queue it turns away at once', () => {
    expect(bulkheadWith(1, 0).ask(0, 1)).toEqual([ACQUIRED, REJECTED]);
  });

  it('BH-3: a newcomer does not overtake waiters although a slot is free for an instant', () => {
    const bulkhead = bulkheadWith(1, 2);
    bulkhead.ask(0, 1);
    bulkhead.use(5, 2);
    bulkhead.adapt();
    expect(bulkhead.ask(2, 3)).toEqual([QUEUED, REJECTED]);
    expect(bulkhead.admitAll()).toEqual([1, 2]);
    expect(bulkhead.ask(4)).toEqual([ACQUIRED]);
  });
});

describe('releasing and leaving', () => {
  it('BH-4: hands the slot over, so that no newcomer can take it', () => {
    const bulkhead = bulkheadWith(1, 1);
    bulkhead.ask(0, 7);
    expect(bulkhead.release()).toBe(7);
    expect(bulkhead.state.current).toBe(1);
    expect(bulkhead.ask(8)).toEqual([QUEUED]);
  });

  it('BH-4: frees the slot when nobody waits', () => {
    const bulkhead = bulkheadWith(1, 1);
    bulkhead.ask(0);
    expect(bulkhead.release()).toBe(NOBODY);
    expect(bulkhead.ask(1)).toEqual([ACQUIRED]);
  });

  it('BH-5: serves waiters in order, also when the ring goes round', () => {
    const bulkhead = bulkheadWith(1, 3);
    bulkhead.ask(0, 1, 2, 3);
    expect([bulkhead.release(), bulkhead.release()]).toEqual([1, 2]);
    bulkhead.ask(4, 5);
    expect([bulkhead.release(), bulkhead.release(), bulkhead.release()]).toEqual([3, 4, 5]);
  });

  it('BH-6: a waiter that withdraws leaves at once and the others keep their order', () => {
    const bulkhead = bulkheadWith(1, 3);
    bulkhead.ask(0, 1, 2, 3);
    bulkhead.release();
    bulkhead.ask(4);
    expect(bulkhead.leave(3)).toBe(true);
    expect(bulkhead.ask(5)).toEqual([QUEUED]);
    expect([bulkhead.release(), bulkhead.release(), bulkhead.release()]).toEqual([2, 4, 5]);
  });

  it('BH-6: who does not wait cannot leave', () => {
    const bulkhead = bulkheadWith(1, 2);
    bulkhead.ask(0, 1);
    expect(bulkhead.leave(0)).toBe(false);
    expect(bulkhead.leave(99)).toBe(false);
    expect(bulkhead.release()).toBe(1);
    expect(bulkhead.leave(1)).toBe(false);
    expect(bulkhead.state.left).toBe(0);
  });

  it('BH-7: a waiter has a deadline of its own, or none', () => {
    expect(bulkheadWith(1, 1, 250).waitDeadline(1e9)).toBe(1.25e9);
    expect(bulkheadWith(1, 1, 0).waitDeadline(1e9)).toBe(NEVER);
  });

  it('BH-12: releasing what nobody holds is a broken invariant', () => {
    expect(() => bulkheadWith(1, 1).release()).toThrow('that nobody held');
  });
});

describe('settings that change while running', () => {
  it('BH-8: with fewer slots the running calls finish first', () => {
    const bulkhead = bulkheadWith(3, 2);
    bulkhead.ask(0, 1, 2, 3, 4);
    bulkhead.use(1, 2);
    bulkhead.adapt();
    expect([bulkhead.release(), bulkhead.release()]).toEqual([NOBODY, NOBODY]);
    expect(bulkhead.state.current).toBe(1);
    expect(bulkhead.release()).toBe(3);
  });

  it('BH-9: with more slots waiters are let in until none is left, or none is free', () => {
    const bulkhead = bulkheadWith(1, 4);
    bulkhead.ask(0, 1, 2, 3, 4);
    bulkhead.use(4, 4);
    bulkhead.adapt();
    expect(bulkhead.admitAll()).toEqual([1, 2, 3]);
    bulkhead.use(9, 4);
    expect(bulkhead.admitAll()).toEqual([4]);
  });

  it('BH-10: with a shorter queue the newest waiters go, the others keep their order', () => {
    const bulkhead = bulkheadWith(1, 4);
    bulkhead.ask(0, 1, 2, 3, 4);
    bulkhead.release();
    bulkhead.ask(5);
    bulkhead.use(1, 2);
    expect(bulkhead.evictAll()).toEqual([5, 4]);
    bulkhead.adapt();
    expect(bulkhead.state.waiting).toHaveLength(2);
    expect(bulkhead.ask(6)).toEqual([REJECTED]);
    expect([bulkhead.release(), bulkhead.release(), bulkhead.release()]).toEqual([2, 3, NOBODY]);
  });

  it('BH-10: letting in before evicting saves those that now find a slot', () => {
    const bulkhead = bulkheadWith(1, 4);
    bulkhead.ask(0, 1, 2, 3, 4);
    bulkhead.use(3, 1);
    expect(bulkhead.admitAll()).toEqual([1, 2]);
    expect(bulkhead.evictAll()).toEqual([4]);
    bulkhead.adapt();
    expect(bulkhead.release()).toBe(3);
  });

  it('BH-12: adapting with waiters that do not fit is a broken invariant, not a lost call', () => {
    const bulkhead = bulkheadWith(1, 4);
    bulkhead.ask(0, 1, 2);
    bulkhead.use(1, 1);
    expect(() => bulkhead.adapt()).toThrow('evict() until NOBODY before adapt()');
  });
});

describe('state and words', () => {
  it('BH-14: the state has exactly the fields and rings of its shape', () => {
    const config = engine.configure({ ...defaultsOf(fields), maxConcurrent: 2, queueLimit: 5 });
    const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
      field,
      typeof value === 'number' ? 'number' : { ring: value.length },
    ]);
    expect(found).toEqual(Object.entries(engine.shape(config)));
  });

  it('BH-15: says what the next call would meet', () => {
    const bulkhead = bulkheadWith(2, 1);
    bulkhead.ask(0);
    expect(bulkhead.why()).toBe(
      '1 of 2 slots are taken, 0 of 1 places in the queue: the next call starts at once.',
    );
    bulkhead.ask(1);
    expect(bulkhead.why()).toContain('the next call waits.');
    bulkhead.ask(2);
    expect(bulkhead.why()).toContain('1 of 1 places in the queue: the next call is turned away.');
    expect(bulkheadWith(1, 0).why()).toContain('there is no queue');
  });
});
