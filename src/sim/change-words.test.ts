import { describe, expect, it } from 'vitest';
import {
  CLOSED,
  FAILURES_IN_A_ROW,
  FAILURE_RATE,
  HALF_OPEN,
  OPEN,
  OPEN_TIME_OVER,
  TRIALS_SUCCEEDED,
  TRIALS_TOO_SLOW,
  TRIAL_FAILED,
} from '../patterns/circuit-breaker/catalogue';
import {
  BREAKER_CHANGED,
  EDITED,
  FAULT_BEGAN,
  FAULT_ENDED,
  INSTANCE_CHANGED,
  INSTANCE_HUNG,
  SHEDDING_BEGAN,
  SHEDDING_ENDED,
} from './change-log';
import { changeText } from './change-words';
import { reconfigure } from './reconfigure';
import { breaker, edge, fault, networkFault, node, system } from './small-model.test-support';
import { CRASHED, UP } from './tables';
import { World } from './world';

function worldWith(breakers: readonly string[], instances = 1): World {
  const stack = breakers.map((id) => breaker({}, id));
  const model = system({
    clients: [],
    nodes: [node('b', { instances })],
    edges: [edge('a-b', 'a', 'b', { stack })],
    faults: [fault('f', 'b', 1, 2, {}), networkFault('cut', ['a-b'], 1, 2, {})],
  });
  const world = new World(1);
  reconfigure(world, model);
  return world;
}

function text(code: number, a = 0, b = 0, c = 0, d = 0, world = worldWith(['breaker'])): string {
  const row = { time: 0, code, subject: 0, a, b, c, d };
  return changeText(world.configuration, row, (kind, id) => `<${kind} ${id}>`);
}

describe('changeText', () => {
  it.each([
    [
      OPEN,
      FAILURES_IN_A_ROW,
      5,
      5,
      'opened: threshold of failures in a row reached, 5 calls in a row had failed.',
    ],
    [OPEN, FAILURE_RATE, 20, 12, 'opened: failure rate reached, 12 of 20 calls had failed.'],
    [OPEN, TRIAL_FAILED, 1, 1, 'opened: trial failed, 1 of 1 trial had failed.'],
    [OPEN, TRIALS_TOO_SLOW, 2, 0, 'opened: trials too slow, 2 trials brought no verdict.'],
    [HALF_OPEN, OPEN_TIME_OVER, 0, 0, 'is half-open: open time over.'],
    [CLOSED, TRIALS_SUCCEEDED, 4, 1, 'closed: trials succeeded, 3 of 4 trials had succeeded.'],
  ])('says what a breaker did and why (%d, %d)', (mode, reason, calls, failures, words) => {
    expect(text(BREAKER_CHANGED, mode, reason, calls, failures)).toBe(`<edge a-b> ${words}`);
  });

  it('names the breaker where an edge has several', () => {
    expect(text(BREAKER_CHANGED, HALF_OPEN, OPEN_TIME_OVER, 0, 0, worldWith(['outer', 'inner']))).toBe(
      '<edge a-b> (outer) is half-open: open time over.',
    );
  });

  it('says what else changed', () => {
    expect(text(FAULT_BEGAN)).toBe('The fault “<fault f>” of <node b> began.');
    expect(text(FAULT_ENDED)).toBe('The fault “<fault f>” of <node b> ended.');
    expect(text(SHEDDING_BEGAN)).toBe('<node b> began to shed requests: its queue is full.');
    expect(text(SHEDDING_ENDED)).toBe('<node b> stopped shedding: none was shed for a second.');
    expect(text(EDITED)).toBe('Edit 1 took effect.');
    expect(text(99)).toBe('A change of the unknown kind 99 happened.');
  });

  it('names the instance of a node that has several, and the node itself otherwise', () => {
    const three = worldWith([], 3);
    expect(text(INSTANCE_CHANGED, 1, CRASHED, 0, 0, three)).toBe(
      '<node b> 2 crashed, and lost what it was working on.',
    );
    expect(text(INSTANCE_CHANGED, 0, UP)).toBe('<node b> is up.');
    expect(text(INSTANCE_HUNG, 2, 1, 0, 0, three)).toBe(
      '<node b> 3 hangs: it keeps what it has and does nothing.',
    );
    expect(text(INSTANCE_HUNG, 0, 0)).toBe('<node b> goes on after hanging.');
  });

  it('names the edge of a fault of the network', () => {
    const world = worldWith([]);
    const row = { time: 0, code: FAULT_BEGAN, subject: 1, a: 0, b: 0, c: 0, d: 0 };
    const words = changeText(world.configuration, row, (kind, id) => `<${kind} ${id}>`);
    expect(words).toBe('The fault “<fault cut>” of <edge a-b> began.');
  });
});
