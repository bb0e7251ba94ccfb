import { describe, expect, it } from 'vitest';
import {
  APPEND,
  APPENDED,
  AT_OTHER_VERSION,
  CONFLICT,
  DONE,
  HANDLED,
  NOTHING,
  WITHOUT_EVENTS,
} from './codes';
import { counter, type Counted } from './counter.test-support';
import * as engine from './engine';
import { Repository } from './repository.test-support';
import { newHandling } from './state';
import { act, committed, find, replay, unitOf, type Stored } from './unit';

const events = ['a', 'b', 'c'].map((by, saw): Counted => ({ by, saw }));
const all: Stored<number, Counted> = { snapshot: null, events, version: 3 };

describe('loading', () => {
  it('AG-1: evolves a snapshot over the events after it; without either there is nothing', () => {
    expect(replay(counter.evolve, all)).toBe(3);
    expect(replay(counter.evolve, { snapshot: { state: 2, version: 2 }, events: events.slice(2) })).toBe(3);
    expect(replay(counter.evolve, { snapshot: { state: 2, version: 2 }, events: [] })).toBe(2);
    expect(replay(counter.evolve, { snapshot: null, events: [] })).toBeNull();
    expect(find(counter.evolve, { snapshot: null, events: [], version: 7 })).toBeNull();
    expect(find(counter.evolve, all)?.state).toBe(3);
  });

  it('AG-3: has the version of the stream, whatever was read', () => {
    expect(unitOf(counter.evolve, { snapshot: null, events: events.slice(0, 1), version: 3 }).version).toBe(
      3,
    );
    expect(unitOf(counter.evolve, { snapshot: null, events: [], version: 7 })).toEqual({
      state: null,
      version: 7,
      uncommitted: [],
    });
  });
});

describe('a unit', () => {
  it('AG-5: acts on one command after another, and a refusal changes nothing', () => {
    const unit = unitOf(counter.evolve, all);
    expect(act(counter, unit, { by: 'd', times: 2 }).ok).toBe(true);
    expect(act(counter, unit, { by: 'e', times: -1 })).toEqual({
      ok: false,
      error: 'cannot count -1 times at 5',
    });
    act(counter, unit, { by: 'f', times: 1 });
    expect(unit).toEqual({
      state: 6,
      version: 3,
      uncommitted: [
        { by: 'd', saw: 3 },
        { by: 'd', saw: 4 },
        { by: 'f', saw: 5 },
      ],
    });
  });

  it('AG-6: what was stored is no longer uncommitted; to save nothing does nothing', () => {
    const { state, config } = new Repository(counter);
    const unit = unitOf(counter.evolve, all);
    const handling = newHandling();
    expect(engine.beginSave(state, handling, unit.uncommitted.length, unit.version, 0)).toBe(DONE);
    expect(handling.result).toBe(WITHOUT_EVENTS);
    act(counter, unit, { by: 'd', times: 2 });
    expect(engine.beginSave(state, handling, unit.uncommitted.length, unit.version, 0)).toBe(APPEND);
    expect([handling.events, handling.expected]).toEqual([2, 3]);
    expect(engine.appended(config, state, handling, handling.turn, APPENDED, 5, 0, 0)).toBe(DONE);
    committed(unit);
    expect([handling.result, unit.version, unit.uncommitted, unit.state]).toEqual([HANDLED, 5, [], 5]);
  });

  it('AG-7: a save that was overtaken is a conflict', () => {
    const { state, config } = new Repository(counter);
    const handling = newHandling();
    engine.beginSave(state, handling, 2, 3, 0);
    expect(engine.appended(config, state, handling, handling.turn, AT_OTHER_VERSION, 4, 0, 0)).toBe(DONE);
    expect([handling.result, handling.version]).toEqual([CONFLICT, 4]);
    expect(engine.appended(config, state, handling, handling.turn, APPENDED, 4, 0, 0)).toBe(NOTHING);
  });
});
