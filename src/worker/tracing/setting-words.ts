import { durationText, percentText } from '../../base/duration-text';
import { OUTCOMES } from '../../base/outcome';
import type { SettingField, SettingFields, SettingValue } from '../../base/settings';
import { msToNs } from '../../base/time';
import { patterns, type PatternId } from '../../patterns/registry';
import type { LayerModel, NodeModel } from '../../sim/model';
import type { WhySetting } from '../traces';
import { DEADLINE_LABEL, NODE_LABELS, SETTING_LABELS } from './setting-labels';

/** More would not say more about one decision. */
const MOST = 6;

/** The settings of a layer that matter for a decision, in the order given; those that have no say now are left out. */
export function layerSettings(edge: string, layer: LayerModel, keys: readonly string[]): WhySetting[] {
  const fields: SettingFields = patterns[layer.kind].fields;
  const labels: Readonly<Record<string, string>> = SETTING_LABELS[layer.kind];
  const values: Readonly<Record<string, SettingValue>> = layer.settings;
  return keys
    .filter((key) => key in labels && key in fields && hasSay(fields, values, key))
    .filter((key) => !isOff(fields[key], values[key]) || ALSO_ZERO.includes(key))
    .slice(0, MOST)
    .map((key) => ({
      label: labels[key],
      value: valueText(fields[key], values[key]),
      path: `edges.${edge}.stack.${layer.id}.${key}`,
    }));
}

/** Of these 0 is a value as any other; of other times it says that there is none. */
const ALSO_ZERO: readonly string[] = ['initialDelayMs'];

function isOff(field: SettingField, value: SettingValue): boolean {
  return value === false || (field.kind === 'duration' && value === 0);
}

function hasSay(fields: SettingFields, values: Readonly<Record<string, SettingValue>>, key: string): boolean {
  const { when } = fields[key];
  if (when === undefined) return true;
  const value = values[when.field];
  const fits = (typeof value === 'string' || typeof value === 'boolean') && when.is.includes(value);
  return fits && hasSay(fields, values, when.field);
}

/** A value with its unit. */
function valueText(field: SettingField, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value.replaceAll('-', ' ');
  if (typeof value !== 'number') return choicesText(value);
  if (field.kind === 'duration') return durationText(msToNs(value));
  if (field.kind === 'ratio') return percentText(value);
  const unit = 'unit' in field && field.unit !== undefined ? field.unit : '';
  return unit === '' ? String(value) : `${value} ${value === 1 ? singular(unit) : unit}`;
}

/** More are counted. */
const OPTIONS_TOLD = 3;

function choicesText(options: readonly string[]): string {
  if (options.length === 0) return 'nothing';
  const told = options.slice(0, OPTIONS_TOLD).map(optionText).join(', ');
  return options.length > OPTIONS_TOLD ? `${told} and ${options.length - OPTIONS_TOLD} more` : told;
}

function optionText(option: string): string {
  return OUTCOMES.find(({ id }) => id === option)?.label ?? option;
}

function singular(unit: string): string {
  return unit
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/([^s])s$/, '$1');
}

export function nodeSettings(node: NodeModel, keys: readonly (keyof typeof NODE_LABELS)[]): WhySetting[] {
  return keys.map((key) => ({
    label: NODE_LABELS[key],
    value: nodeValue(node, key),
    path: `nodes.${node.id}.${key}`,
  }));
}

function nodeValue(node: NodeModel, key: keyof typeof NODE_LABELS): string {
  if (key === 'errorRate') return percentText(node.errorRate);
  const unit = key === 'instances' ? 'instance' : 'request';
  return `${node[key]} ${node[key] === 1 ? unit : `${unit}s`}`;
}

export function deadlineSetting(requestType: string, deadlineNs: number): WhySetting {
  return {
    label: DEADLINE_LABEL,
    value: durationText(deadlineNs),
    path: `requestTypes.${requestType}.deadlineMs`,
  };
}

/** By kind of layer: the settings that its usual decisions rest on, most important first. */
export const DECIDES_BY: Readonly<Record<PatternId, readonly string[]>> = {
  'circuit-breaker': [
    'failureThreshold',
    'failureRate',
    'windowCalls',
    'windowMs',
    'minimumCalls',
    'openForMs',
    'trialsPermitted',
    'trialsRequired',
  ],
  retry: ['maxAttempts', 'initialDelayMs', 'factor', 'maxDelayMs', 'jitter', 'pushback'],
  timeout: ['afterMs', 'withinDeadline'],
  bulkhead: ['maxConcurrent', 'queueLimit', 'queueTimeoutMs'],
  'rate-limiter': ['limit', 'windowMs', 'burst', 'unitsPerCall', 'maxWaitMs', 'per'],
  cache: ['ttlMs', 'staleWhileRevalidateMs', 'staleIfErrorMs', 'cacheErrorsMs', 'maxEntries'],
  'single-flight': ['joinForMs', 'shareErrors', 'maxWaiters'],
  fallback: ['kind', 'on', 'maxAgeMs'],
  hedge: ['percentile', 'minimumSamples', 'delayMs', 'maxHedges', 'budgetShare'],
  'load-balancer': ['algorithm', 'panicBelow'],
  'outlier-ejection': [
    'consecutiveFailures',
    'intervalMs',
    'baseEjectionMs',
    'maxEjectedShare',
    'fleetDeviations',
    'failureRate',
  ],
};
