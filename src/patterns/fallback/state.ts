import { headCount } from '../../base/key-table';
import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { FallbackConfig } from './config';

/** A type and not an interface, so that it can be saved by its shape. */
export type FallbackState = {
  /** Primary failures: calls that failed, and calls that were turned away. */
  failed: number;
  rejected: number;
  /** Those of them that the settings leave as they are. */
  passedOn: number;
  servedStatic: number;
  servedCached: number;
  servedOther: number;
  /** Failures that stood because there was no answer for the key, or none young enough. */
  nothingCached: number;
  /** Failures that stood because the other service failed as well, or there is none. */
  otherFailed: number;
  /** Calls whose caller left while the other service was asked. */
  otherWithdrawn: number;
  /** Answers that made room for others. */
  forgotten: number;
  lastOutcome: number;
  lastVerdict: number;
  lastAt: Time;
  /** When the answer was given that the last call was served, if it was. */
  lastStoredAt: Time;
  /** The keys, in the order in which their answers were renewed (base/key-table.ts), and when that was. */
  keyCount: number;
  oldest: number;
  newest: number;
  keys: Float64Array;
  older: Float64Array;
  newer: Float64Array;
  heads: Float64Array;
  chain: Float64Array;
  storedAt: Float64Array;
};

const NUMBERS = [
  'failed',
  'rejected',
  'passedOn',
  'servedStatic',
  'servedCached',
  'servedOther',
  'nothingCached',
  'otherFailed',
  'otherWithdrawn',
  'forgotten',
  'lastOutcome',
  'lastVerdict',
  'lastAt',
  'lastStoredAt',
  'keyCount',
  'oldest',
  'newest',
] as const;

const COLUMNS = ['keys', 'older', 'newer', 'chain', 'storedAt'] as const;

export function shape(config: FallbackConfig): Shape {
  const fields: Record<string, FieldShape> = {};
  for (const name of NUMBERS) fields[name] = 'number';
  for (const name of COLUMNS) fields[name] = { ring: config.maxEntries };
  fields.heads = { ring: headsOf(config) };
  return fields;
}

export function init(config: FallbackConfig, _now: Time): FallbackState {
  return {
    failed: 0,
    rejected: 0,
    passedOn: 0,
    servedStatic: 0,
    servedCached: 0,
    servedOther: 0,
    nothingCached: 0,
    otherFailed: 0,
    otherWithdrawn: 0,
    forgotten: 0,
    lastOutcome: 0,
    lastVerdict: 0,
    lastAt: 0,
    lastStoredAt: 0,
    ...emptyTable(config),
  };
}

/** The part of the state that holds answers, with none. */
export function emptyTable(
  config: FallbackConfig,
): Pick<FallbackState, 'keyCount' | 'oldest' | 'newest' | 'heads' | (typeof COLUMNS)[number]> {
  return {
    keyCount: 0,
    oldest: 0,
    newest: 0,
    keys: new Float64Array(config.maxEntries),
    older: new Float64Array(config.maxEntries),
    newer: new Float64Array(config.maxEntries),
    heads: new Float64Array(headsOf(config)),
    chain: new Float64Array(config.maxEntries),
    storedAt: new Float64Array(config.maxEntries),
  };
}

function headsOf({ maxEntries }: FallbackConfig): number {
  return maxEntries === 0 ? 0 : headCount(maxEntries);
}
