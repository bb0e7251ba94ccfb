import { NEVER, type Time } from '../base/time';
import { callsInWindow, failuresInWindow, outcomeInWindow } from '../patterns/circuit-breaker/window';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import { BulkheadGuard } from '../policies/layers/bulkhead-layer';
import { BREAKER_FIELD, BULKHEAD_FIELD, RETRY_FIELD, RING_LIMIT } from './frame';
import type { LayerRow } from './layout-of';

/** Writes what the engine of a layer stands at into its row of a frame. */
export function writeLayer(
  data: Float64Array,
  offset: number,
  row: LayerRow,
  now: Time,
  waiting: number,
): void {
  const guard = row.guard?.guard;
  if (guard instanceof BreakerGuard) writeBreaker(data, offset, guard, now);
  else if (guard instanceof BulkheadGuard) writeBulkhead(data, offset, guard);
  else guard?.figures?.(data, offset, now);
  if (row.kind === 'retry') {
    data[offset + RETRY_FIELD.waiting] = waiting;
    data[offset + RETRY_FIELD.maxAttempts] = row.maxAttempts;
  }
}

function writeBreaker(data: Float64Array, offset: number, { config, state }: BreakerGuard, now: Time): void {
  data[offset + BREAKER_FIELD.mode] = state.mode;
  data[offset + BREAKER_FIELD.changedAt] = state.changedAt;
  // Whoever forced it open will end that by hand.
  data[offset + BREAKER_FIELD.openUntil] = state.openUntil === NEVER ? Infinity : state.openUntil;
  data[offset + BREAKER_FIELD.openFor] = state.openFor;
  data[offset + BREAKER_FIELD.trialsIssued] = state.trialsIssued;
  data[offset + BREAKER_FIELD.trialsSucceeded] = state.trialsSucceeded;
  data[offset + BREAKER_FIELD.rejected] = state.rejected;
  data[offset + BREAKER_FIELD.control] = config.control;
  const calls = callsInWindow(state, now);
  writeWindow(data, offset, calls, failuresInWindow(state, now), config.outcomeCount);
  if (config.outcomeCount === 0) return;
  const shown = Math.min(calls, RING_LIMIT);
  let bits = 0;
  for (let place = calls - shown; place < calls; place++) bits = bits * 2 + outcomeInWindow(state, place);
  data[offset + BREAKER_FIELD.ringCount] = shown;
  data[offset + BREAKER_FIELD.ringBits] = bits;
}

function writeWindow(
  data: Float64Array,
  offset: number,
  calls: number,
  failures: number,
  size: number,
): void {
  data[offset + BREAKER_FIELD.windowCalls] = calls;
  data[offset + BREAKER_FIELD.windowFailures] = failures;
  data[offset + BREAKER_FIELD.windowSize] = size;
}

function writeBulkhead(data: Float64Array, offset: number, { config, state }: BulkheadGuard): void {
  data[offset + BULKHEAD_FIELD.current] = state.current;
  data[offset + BULKHEAD_FIELD.limit] = config.maxConcurrent;
  data[offset + BULKHEAD_FIELD.queued] = state.queued;
  data[offset + BULKHEAD_FIELD.queueLimit] = config.queueLimit;
  data[offset + BULKHEAD_FIELD.rejected] = state.rejected;
}
