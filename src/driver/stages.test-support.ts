import { vi } from 'vitest';
import type { LayerSpec } from './check-stack';
import { guard } from './guard';
import type { GuardOptions } from './guard-options';
import type { Guarded } from './guarded';
import { ManualClock } from './manual-clock.test-support';

/** How time passes for the guards of a test. */
export interface Stage {
  guard<Fallback = never>(stack: readonly LayerSpec[], options?: GuardOptions<Fallback>): Guarded<Fallback>;
  pass(ms: number): Promise<void>;
}

interface KindOfStage {
  /** Time passes by itself: at least as long as was asked for, and nobody knows how much longer. */
  readonly isReal: boolean;
  readonly open: () => Stage;
}

function manual(): Stage {
  const clock = new ManualClock();
  return {
    guard: (stack, options) => guard(stack, { ...options, clock }),
    pass: (ms) => clock.pass(ms),
  };
}

/** As whoever uses guards tests what they guard. */
function faked(): Stage {
  vi.useFakeTimers();
  return { guard: (stack, options) => guard(stack, options), pass: passFaked };
}

/** A guard is often made when a module is imported, long before a test takes the timers into its hands. */
function fakedLater(): Stage {
  return {
    guard: (stack, options) => {
      const made = guard(stack, options);
      vi.useFakeTimers();
      return made;
    },
    pass: passFaked,
  };
}

async function passFaked(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function real(): Stage {
  return {
    guard: (stack, options) => guard(stack, options),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** By their names. A test that opens one of them gives the real timers back when it ends. */
export const FAKED: readonly (readonly [string, KindOfStage])[] = [
  ['under fake timers', { isReal: false, open: faked }],
  ['under fake timers that came after the guard', { isReal: false, open: fakedLater }],
];

export const STAGES: readonly (readonly [string, KindOfStage])[] = [
  ['by a clock of its own', { isReal: false, open: manual }],
  ...FAKED,
  ['in real time', { isReal: true, open: real }],
];
