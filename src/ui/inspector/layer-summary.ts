import type { ScenarioLayer } from '../../scenario/format';
import { quantityText } from '../widgets/number-text';

/** A duration, with the unit that suits it. */
const time = (ms: number): string => quantityText(ms, { kind: 'duration' });
const share = (ratio: number): string => quantityText(ratio, { kind: 'ratio' });

/** The settings of a layer in about four words: "3 tries, 80 ms × 2". `stack` is outermost first. */
export function layerSummary(layer: ScenarioLayer, stack: readonly ScenarioLayer[]): string {
  switch (layer.kind) {
    case 'retry':
      return retrySummary(layer.settings);
    case 'circuit-breaker':
      return breakerSummary(layer.settings);
    case 'timeout':
      return `${time(layer.settings.afterMs)} ${isInsideRetry(layer, stack) ? 'per try' : 'in all'}`;
    case 'bulkhead':
      return bulkheadSummary(layer.settings);
  }
}

type SettingsOfKind<Kind extends ScenarioLayer['kind']> = Extract<ScenarioLayer, { kind: Kind }>['settings'];

function retrySummary(settings: SettingsOfKind<'retry'>): string {
  const { maxAttempts, backoff, initialDelayMs, factor, jitter } = settings;
  if (maxAttempts === 1) return 'never tries again';
  const tries = `${maxAttempts} tries`;
  if (initialDelayMs === 0) return `${tries}, at once`;
  if (maxAttempts === 2) return `${tries}, ${time(initialDelayMs)} apart`;
  if (jitter === 'decorrelated') return `${tries}, ${time(initialDelayMs)} up to × 3`;
  const growth = backoff === 'exponential' && factor > 1 ? ` × ${factor}` : ' apart';
  return `${tries}, ${time(initialDelayMs)}${growth}`;
}

function breakerSummary(settings: SettingsOfKind<'circuit-breaker'>): string {
  const { tripOn, failureThreshold, failureRate, comparison, windowCalls, windowMs } = settings;
  if (tripOn === 'consecutive-failures')
    return failureThreshold === 1 ? '1 failure' : `${failureThreshold} failed in a row`;
  const limit = `${comparison === 'above' ? '>' : '≥'} ${share(failureRate)}`;
  return tripOn === 'failure-rate-calls'
    ? `${limit} of ${counted(windowCalls, 'call', 'calls')}`
    : `${limit} within ${time(windowMs)}`;
}

function bulkheadSummary({ maxConcurrent, queueLimit }: SettingsOfKind<'bulkhead'>): string {
  const slots = counted(maxConcurrent, 'slot', 'slots');
  return queueLimit === 0 ? `${slots}, no queue` : `${slots}, queue of ${queueLimit}`;
}

function isInsideRetry(layer: ScenarioLayer, stack: readonly ScenarioLayer[]): boolean {
  return stack.slice(0, stack.indexOf(layer)).some((outer) => outer.kind === 'retry');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
