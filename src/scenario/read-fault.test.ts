import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Fault } from './format';
import { readFault } from './read-fault';
import { readOrLines } from './shapes/shape.test-support';

const head = { id: 'f', target: {}, fromMs: 0, toMs: 1000 };

describe('a fault', () => {
  it('is told apart by its kind', () => {
    expectTypeOf<Extract<Fault, { kind: 'capacity' }>['capacity']>().toEqualTypeOf<number>();
    expectTypeOf<Extract<Fault, { kind: 'crash' }>>().not.toHaveProperty('capacity');
    expect(readOrLines(readFault, { ...head, kind: 'partition', cut: 'refused' })).toMatchObject({
      kind: 'partition',
      name: 'f',
      cut: 'refused',
      direction: 'both',
      times: 1,
    });
  });

  it('is told of a kind that nobody knows, and of nothing else', () => {
    expect(readOrLines(readFault, { ...head, kind: 'degrade', errorRate: 3 })).toEqual([
      'at.kind: "degraded", "crash", "hang", "capacity", "fail-first", "crash-at-work", "network" or "partition" / "degrade"',
    ]);
  });

  it('has the settings of its own kind and no others', () => {
    expect(readOrLines(readFault, { ...head, kind: 'crash', errorRate: 1 })).toEqual([
      'at: only the keys id, name, kind, enabled, target, fromMs, toMs, rampInMs, rampOutMs, times, everyMs / the unknown key "errorRate"',
    ]);
    expect(readOrLines(readFault, { ...head, kind: 'capacity', capasity: 1 })).toEqual([
      'at: a known key, perhaps "capacity" / the unknown key "capasity"',
    ]);
  });

  it('is told everything at once', () => {
    const given = { ...head, kind: 'fail-first', enabled: 'yes', count: 0, errorClass: 'bad', rampInMs: -1 };
    expect(readOrLines(readFault, given)).toEqual([
      'at.enabled: true or false / "yes"',
      'at.rampInMs: a duration from 0 to 14400000 ms / -1',
      'at.count: a whole number from 1 to 1000000 requests / 0',
      'at.errorClass: one of "error", "unavailable", "invalid" / "bad"',
    ]);
  });
});
