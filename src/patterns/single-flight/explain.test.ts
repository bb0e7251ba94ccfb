import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../base/check-settings';
import { NEVER } from '../../base/time';
import * as engine from './engine';
import { fields } from './settings';
import { singleFlightWith } from './single-flight.test-support';

const { ANSWERED, CANCELLED, FAILED } = engine;

describe('state and words', () => {
  it('SF-16: the state has exactly the fields and rings of its shape', () => {
    const config = engine.configure({ ...defaultsOf(fields), maxWaiters: 5, maxFlights: 3 });
    const found = Object.entries(engine.init(config, 0)).map(([field, value]) => [
      field,
      typeof value === 'number' ? 'number' : { ring: value.length },
    ]);
    expect(found).toEqual(Object.entries(engine.shape(config)));
  });

  it('SF-17: time alone changes nothing', () => {
    const config = engine.configure(defaultsOf(fields));
    expect(engine.nextDeadline(config, engine.init(config, 0))).toBe(NEVER);
  });

  it('SF-19: says what the next call would meet', () => {
    const flight = singleFlightWith({ joinForMs: 200, maxWaiters: 2, maxFlights: 2 });
    expect(flight.why(0).sentence).toBe('Nobody has asked yet: the next call goes.');
    flight.join(0, 0);
    expect(flight.why(50).sentence).toBe(
      '1 key is under way, 0 calls wait. The key that asked last is under way for 50 ms: the next call joins it.',
    );
    flight.join(60, 1);
    flight.join(60, 2);
    expect(flight.why(80).sentence).toBe(
      '1 key is under way, 2 calls wait. The key that asked last is under way for 80 ms: the next call goes alone, for no more may wait.',
    );
    expect(flight.why(201).sentence).toContain(
      'under way for 201 ms, too long to be joined: the next call goes and leads.',
    );
    flight.land(300, 1);
    expect(flight.why(300).sentence).toBe(
      '0 keys are under way, 0 calls wait. The key that asked last is not under way: the next call goes and leads.',
    );
    flight.join(400, 3, 1);
    flight.join(400, 4, 2);
    flight.join(400, 5, 3);
    expect(flight.why(400).sentence).toContain('and no more keys may be: the next call goes alone.');
    expect(flight.why(400).facts).toContainEqual({ label: 'went alone', value: 1 });
  });

  it('SF-19: says what the last call was told', () => {
    const flight = singleFlightWith({ joinForMs: 200, maxWaiters: 1, maxFlights: 1 });
    const told = (ms: number, row: number, key = 7): string => {
      flight.join(ms, row, key);
      return flight.decision();
    };
    expect(flight.decision()).toBe('Nobody has asked yet.');
    expect(told(0, 0)).toBe('The call at 0.00 s went and led, because nobody was under way for its key.');
    expect(told(120, 1)).toBe('The call at 0.12 s joined the one under way for 120 ms.');
    expect(told(130, 2)).toContain('went alone, because no more calls may wait.');
    expect(told(140, 3, 8)).toContain('went alone, because no more keys may be under way.');
    expect(told(250, 4)).toContain(
      'went and led, because the one under way was 250 ms old and is joined for 200 ms.',
    );
  });

  it('SF-19: says what the last landing brought', () => {
    const after = (end: number, waiters: number, shareErrors = true): string => {
      const flight = singleFlightWith({ shareErrors });
      for (let row = 0; row <= waiters; row += 1) flight.join(0, row);
      flight.land(10, 1, end);
      return flight.decision();
    };
    expect(after(ANSWERED, 2)).toContain('The one that ended last was answered, and 2 others got the same.');
    expect(after(FAILED, 1)).toContain('The one that ended last failed, and 1 other got the same.');
    expect(after(FAILED, 1, false)).toContain('failed, and the longest waiter took over.');
    expect(after(CANCELLED, 0)).toContain('was cancelled, and nobody waited for it.');
  });
});
