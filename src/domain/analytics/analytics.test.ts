import { describe, expect, it } from 'vitest';
import { NS_PER_SECOND } from '../../base/time';
import { eventsOf, ordinary, specOf } from '../given.test-support';
import type { AnalyticsEvent, RecordedEvent } from './events';
import { KEPT_EVENTS } from './evolve';
import { analytics } from './service';
import { timelineOf } from './timeline';

const given = specOf(analytics);
const SECOND = NS_PER_SECOND;

function batch(...events: readonly RecordedEvent[]): AnalyticsEvent {
  return { type: 'analytics.recorded', id: 'batch-1', at: 1000, events };
}

const few = batch(
  { name: 'order.created', at: 1 * SECOND, value: 100 },
  { name: 'order.paid', at: 2 * SECOND, value: 100 },
  { name: 'order.created', at: 61 * SECOND, value: 30 },
  { name: 'order.created', at: -1, value: 5 },
  { name: 'order.created', at: 86_400 * SECOND, value: 1 },
);

describe('analytics', () => {
  it('ANL-1: takes batches, now and with nothing beside them unless said', () => {
    const body = { events: [{ name: 'user.created' }, { name: 'order.paid', at: 7, value: 250 }] };
    given()
      .when({ type: 'record', body })
      .thenEvents(
        batch({ name: 'user.created', at: 1000, value: 0 }, { name: 'order.paid', at: 7, value: 250 }),
      );
    expect(
      given()
        .when({ type: 'record', body: { events: [{ name: 'Not a word' }] } })
        .fields(),
    ).toEqual(['/events/0/name: a word in small letters, with . or - inside of 1 to 64 characters']);
  });

  it('ANL-1: counts by name for ever', () => {
    const { state } = given(few, few);
    expect(analytics.find(state, 'order.created')).toEqual({
      id: 'order.created',
      count: 8,
      sum: 272,
      firstAt: -1,
      lastAt: 86_400 * SECOND,
    });
    expect(analytics.list(state, { sort: 'most' })).toMatchObject({
      value: { items: [{ id: 'order.created' }, { id: 'order.paid', count: 2 }], total: 2 },
    });
    expect(analytics.answer(state, { type: 'record', body: {} }, [few])).toEqual({
      ok: true,
      value: { id: 'batch-1', accepted: 5, total: 10 },
    });
  });

  it('ANL-1: tells at most 200 names apart', () => {
    const names = Array.from({ length: 200 }, (_, at) => ({ name: `name${at}`, at: 0, value: 0 }));
    const record = (name: string) =>
      given(batch(...names)).when({ type: 'record', body: { events: [{ name }] } });
    record('name199').thenEvents({ ...batch({ name: 'name199', at: 1000, value: 0 }), id: 'batch-2' });
    record('another').thenProblem({
      kind: 'not-allowed',
      message: 'Analytics tells at most 200 names apart; use fewer',
    });
  });

  it('ANL-3: the timeline counts and sums by step and name', () => {
    const { state } = given(few);
    expect(timelineOf(state, { bucket: 'minute' })).toEqual({
      ok: true,
      value: {
        items: [
          { from: -60 * SECOND, name: 'order.created', count: 1, sum: 5 },
          { from: 0, name: 'order.created', count: 1, sum: 100 },
          { from: 0, name: 'order.paid', count: 1, sum: 100 },
          { from: 60 * SECOND, name: 'order.created', count: 1, sum: 30 },
          { from: 86_400 * SECOND, name: 'order.created', count: 1, sum: 1 },
        ],
        page: 1,
        limit: 10,
        total: 5,
      },
    });
    expect(timelineOf(state, { bucket: 'day', name: 'order.created', page: 2, limit: 1 })).toMatchObject({
      value: { items: [{ from: 0, count: 2, sum: 130 }], total: 3 },
    });
    expect(timelineOf(state, { bucket: 'hour', name: 'never.seen' })).toMatchObject({ value: { total: 0 } });
    expect(timelineOf(state, { bucket: 'week' })).toMatchObject({ ok: false });
  });

  it('ANL-2: keeps at least so many single events, and forgets the oldest', () => {
    const hundred = Array.from({ length: 100 }, () => ({ name: 'tick', value: 1 }));
    let state = analytics.empty;
    let last = 0;
    const batches = (2 * KEPT_EVENTS) / 100 + 1;
    for (let at = 0; at < batches; at += 1) {
      const command = { type: 'record', body: { events: hundred } } as const;
      const context = { now: at * 60 * SECOND, draw: () => 0, settings: ordinary.settings };
      state = eventsOf(analytics.decide(state, command, context)).reduce(analytics.evolve, state);
      last = at;
    }
    expect(state.total).toBe(batches * 100);
    const day = timelineOf(state, { bucket: 'minute', limit: 100 });
    const kept = day.ok ? day.value.total * 100 : 0;
    expect(kept).toBeGreaterThanOrEqual(KEPT_EVENTS);
    expect(kept).toBeLessThanOrEqual(1.25 * KEPT_EVENTS + 100);
    expect(analytics.find(state, 'tick')).toMatchObject({ count: batches * 100, lastAt: last * 60 * SECOND });
    expect(state.closed.length).toBeLessThanOrEqual(4);
  });
});
