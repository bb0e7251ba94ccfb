import type { ScenarioLayer } from '../../scenario/format';
import { quantityText } from '../widgets/number-text';

/** A duration, with the unit that suits it. */
const time = (ms: number): string => quantityText(ms, { kind: 'duration' });
const share = (ratio: number): string => quantityText(ratio, { kind: 'ratio' });

type Kind = ScenarioLayer['kind'];
type SettingsOfKind<Of extends Kind> = Extract<ScenarioLayer, { kind: Of }>['settings'];

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
    case 'rate-limiter':
      return limiterSummary(layer.settings);
    case 'cache':
      return cacheSummary(layer.settings);
    case 'single-flight':
      return layer.settings.perUser ? 'one call per user and key' : 'one call per key';
    case 'fallback':
      return FALLBACK_WORDS[layer.settings.kind];
    case 'hedge':
      return hedgeSummary(layer.settings);
    case 'load-balancer':
      return BALANCER_WORDS[layer.settings.algorithm];
    case 'outlier-ejection':
      return ejectionSummary(layer.settings);
  }
}

function retrySummary(settings: SettingsOfKind<'retry'>): string {
  const { maxAttempts, backoff, initialDelayMs, factor, jitter } = settings;
  if (maxAttempts === 1) return 'never tries again';
  const tries = `${maxAttempts} tries`;
  if (initialDelayMs === 0) return `${tries}, at once`;
  if (maxAttempts === 2) return `${tries}, ${time(initialDelayMs)} apart`;
  if (jitter === 'decorrelated') return `${tries}, ${time(initialDelayMs)} up to × 3`;
  return `${tries}, ${time(initialDelayMs)}${growth(backoff, factor)}`;
}

function growth(backoff: SettingsOfKind<'retry'>['backoff'], factor: number): string {
  if (backoff === 'linear') return ' longer each';
  return backoff === 'exponential' && factor > 1 ? ` × ${factor}` : ' apart';
}

function breakerSummary(settings: SettingsOfKind<'circuit-breaker'>): string {
  const { control, tripOn, failureThreshold, failureRate, comparison, windowCalls, windowMs } = settings;
  if (control !== 'automatic') return CONTROL_WORDS[control];
  if (tripOn === 'consecutive-failures')
    return failureThreshold === 1 ? '1 failure' : `${failureThreshold} failed in a row`;
  const limit = `${comparison === 'above' ? '>' : '≥'} ${share(failureRate)}`;
  return tripOn === 'failure-rate-calls'
    ? `${limit} of ${counted(windowCalls, 'call', 'calls')}`
    : `${limit} within ${time(windowMs)}`;
}

const CONTROL_WORDS = {
  'forced-open': 'forced open',
  'forced-closed': 'forced closed',
  disabled: 'disabled',
  'metrics-only': 'metrics only',
} as const;

function bulkheadSummary({ maxConcurrent, queueLimit }: SettingsOfKind<'bulkhead'>): string {
  const slots = counted(maxConcurrent, 'slot', 'slots');
  return queueLimit === 0 ? `${slots}, no queue` : `${slots}, queue of ${queueLimit}`;
}

/** "100/s, bucket of 10", "5 per 15 min for each user". */
function limiterSummary(settings: SettingsOfKind<'rate-limiter'>): string {
  const { algorithm, limit, windowMs, burst, per } = settings;
  const pace = windowMs === 1000 ? `${limit}/s` : `${limit} per ${time(windowMs)}`;
  if (per !== 'all') return `${pace} for each ${per}`;
  return algorithm === 'token-bucket' || algorithm.startsWith('leaky')
    ? `${pace}, bucket of ${burst}`
    : `${pace}, ${algorithm.replace('-', ' ')}`;
}

function cacheSummary(settings: SettingsOfKind<'cache'>): string {
  const { ttlMs, staleWhileRevalidateMs, staleIfErrorMs, maxEntries } = settings;
  const fresh = `fresh ${time(ttlMs)}`;
  const stale = Math.max(staleWhileRevalidateMs, staleIfErrorMs);
  return stale > 0
    ? `${fresh}, stale ${time(stale)}`
    : `${fresh}, ${counted(maxEntries, 'entry', 'entries')}`;
}

const FALLBACK_WORDS = {
  static: 'a fixed value',
  cached: 'the last good answer',
  'other-service': 'another service',
} as const;

function hedgeSummary(settings: SettingsOfKind<'hedge'>): string {
  const { after, percentile, delayMs, maxHedges, budget, budgetShare } = settings;
  const most =
    budget === 'share' ? `, ${share(budgetShare)} more` : maxHedges > 1 ? `, up to ${maxHedges}` : '';
  return `after ${after === 'percentile' ? `p${Number((percentile * 100).toFixed(1))}` : time(delayMs)}${most}`;
}

const BALANCER_WORDS = {
  'round-robin': 'in turn',
  'weighted-round-robin': 'in turn by weight',
  random: 'at random',
  'least-connections': 'least connections',
  'two-choices': 'better of two',
  'consistent-hash': 'consistent hash',
  first: 'always the first',
} as const;

function ejectionSummary(settings: SettingsOfKind<'outlier-ejection'>): string {
  const { ejectOn, consecutiveFailures, failureRate } = settings;
  const words = {
    'consecutive-failures': `${consecutiveFailures} in a row`,
    'below-fleet': 'below the others',
    'failure-rate': `≥ ${share(failureRate)} failed`,
  } as const;
  return ejectOn.length === 0 ? 'ejects nobody' : ejectOn.map((cause) => words[cause]).join(', ');
}

function isInsideRetry(layer: ScenarioLayer, stack: readonly ScenarioLayer[]): boolean {
  return stack.slice(0, stack.indexOf(layer)).some((outer) => outer.enabled && outer.kind === 'retry');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
