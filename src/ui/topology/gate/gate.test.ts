import { describe, expect, it } from 'vitest';
import { BREAKER_CONTROL, BREAKER_FIELD, HEAD, type FrameLayout } from '../../../worker/frame';
import { BREAKER_MODE } from '../../breaker-ring/ring-geometry';
import { testFrame } from '../frame.test-support';
import { isCalm, ringPaths } from './gate-drawing';
import { gateLabel, gateName } from './gate-words';

const layout: FrameLayout = {
  topologyVersion: 1,
  durationNs: 1e9,
  nodes: [],
  edges: ['e'],
  layers: [{ edge: 'e', layer: 'breaker', kind: 'circuit-breaker' }],
};
const frame = (fields: Record<number, number>, time = 0) =>
  testFrame(layout, { head: { [HEAD.time]: time }, layers: { 'e/breaker': fields } });
const arcs = (path: string): number => path.split('M').length - 1;

describe('words of a gate', () => {
  const open = frame({ [BREAKER_FIELD.mode]: BREAKER_MODE.open, [BREAKER_FIELD.openUntil]: 35.77e9 }, 32.4e9);

  it('say what comes next and when', () => {
    expect(gateLabel(open, 0, 3)).toEqual({ state: 'Open', next: 'half-open in', figure: '3.4 s' });
    expect(gateName('orders → payments', gateLabel(open, 0, 3))).toBe(
      'Circuit breaker of orders → payments: open, half-open in 3.4 s',
    );
  });

  it('never count below zero, and count nothing down that has no end', () => {
    const due = frame({ [BREAKER_FIELD.mode]: BREAKER_MODE.open, [BREAKER_FIELD.openUntil]: 1e9 }, 2e9);
    expect(gateLabel(due, 0, 3).figure).toBe('0.0 s');
    const forced = frame({ [BREAKER_FIELD.mode]: BREAKER_MODE.open, [BREAKER_FIELD.openUntil]: Infinity });
    expect(gateName('a → b', gateLabel(forced, 0, 3))).toBe('Circuit breaker of a → b: open');
  });

  it('say how a breaker is held by hand', () => {
    const held = (mode: number, control: number) =>
      gateLabel(
        frame({
          [BREAKER_FIELD.mode]: mode,
          [BREAKER_FIELD.control]: control,
          [BREAKER_FIELD.openUntil]: Infinity,
        }),
        0,
        3,
      ).state;
    const { forcedOpen, forcedClosed, disabled, metricsOnly } = BREAKER_CONTROL;
    expect(held(BREAKER_MODE.open, forcedOpen)).toBe('Forced open');
    expect(
      [forcedClosed, disabled, metricsOnly].map((control) => held(BREAKER_MODE.closed, control)),
    ).toEqual(['Forced closed', 'Disabled', 'Metrics only']);
  });

  it('count the trials of a half-open breaker', () => {
    const half = frame({ [BREAKER_FIELD.mode]: BREAKER_MODE.halfOpen, [BREAKER_FIELD.trialsSucceeded]: 2 });
    expect(gateName('a → b', gateLabel(half, 0, 3))).toBe(
      'Circuit breaker of a → b: half-open, 2 of 3 trials succeeded',
    );
    expect(gateName('a → b', gateLabel(frame({}), 0, 3))).toBe('Circuit breaker of a → b: closed');
  });
});

describe('ring of a gate', () => {
  it('has an arc for each place: failures, successes and free ones apart', () => {
    const { failures, successes, free } = ringPaths(
      frame({
        [BREAKER_FIELD.windowSize]: 20,
        [BREAKER_FIELD.ringCount]: 5,
        [BREAKER_FIELD.ringBits]: 0b10010,
      }),
      0,
    );
    expect([failures, successes, free].map(arcs)).toEqual([2, 3, 15]);
    // The oldest is the highest bit, and it lies at 12 o'clock.
    expect(failures.startsWith('M0.')).toBe(true);
  });

  it('is one arc of the failure share for a window of time', () => {
    const timed = (calls: number, failed: number) =>
      ringPaths(frame({ [BREAKER_FIELD.windowCalls]: calls, [BREAKER_FIELD.windowFailures]: failed }), 0);
    expect(Object.values(timed(0, 0)).map(arcs)).toEqual([0, 0, 1]);
    expect(Object.values(timed(10, 0)).map(arcs)).toEqual([0, 1, 0]);
    expect(Object.values(timed(10, 4)).map(arcs)).toEqual([1, 1, 0]);
    expect(Object.values(timed(10, 10)).map(arcs)).toEqual([1, 0, 0]);
  });

  it('is calm while closed without failures', () => {
    expect(isCalm(frame({}), 0)).toBe(true);
    expect(isCalm(frame({ [BREAKER_FIELD.windowFailures]: 1 }), 0)).toBe(false);
    expect(isCalm(frame({ [BREAKER_FIELD.mode]: BREAKER_MODE.open }), 0)).toBe(false);
  });
});
