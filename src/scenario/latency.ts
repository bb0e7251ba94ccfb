import { checkSettings } from '../base/check-settings';
import type { SettingFields, SettingsOf } from '../base/settings';
import { latencyFields, WIDEST_TAIL } from './latency-settings';
import { isRaw, taken, without } from './parts';
import { closed } from './shapes/closed';
import { described, schemaOf } from './shapes/json-schema';
import { settingProperties } from './shapes/setting-schema';
import { literal, numberFrom } from './shapes/plain-values';
import { keyPath, refuse, type Shape } from './shapes/shape';
import { byKind } from './shapes/unions';

/** How long something takes, in ms, as people write it. */
export type Latency = PlainLatency | MixedLatency;

export type PlainLatency =
  | ({ readonly kind: 'constant' } & SettingsOf<typeof latencyFields.constant>)
  | ({ readonly kind: 'uniform' } & SettingsOf<typeof latencyFields.uniform>)
  | ({ readonly kind: 'exponential' } & SettingsOf<typeof latencyFields.exponential>)
  | ({ readonly kind: 'erlang' } & SettingsOf<typeof latencyFields.erlang>)
  | Lognormal
  | ({ readonly kind: 'pareto' } & SettingsOf<typeof latencyFields.pareto>);

type Lognormal = { readonly kind: 'lognormal' } & (
  SettingsOf<typeof latencyFields.lognormal> | SettingsOf<typeof latencyFields.lognormalByMean>
);

/** Usually by one law, and now and then by another. */
export type MixedLatency = { readonly kind: 'mixture' } & SettingsOf<typeof latencyFields.mixture> & {
    readonly usual: PlainLatency;
    readonly rare: PlainLatency;
  };

export const DEFAULT_WORK: Latency = { kind: 'exponential', meanMs: 10 };
export const DEFAULT_HOP: Latency = { kind: 'constant', ms: 0.5 };
export const DEFAULT_THINKING: Latency = { kind: 'exponential', meanMs: 1000 };

const byMedian = fitting(numbersOf('lognormal', latencyFields.lognormal), {
  key: 'p95Ms',
  fits: ({ medianMs, p95Ms }) => p95Ms >= medianMs && p95Ms <= medianMs * WIDEST_TAIL,
  expected: ({ medianMs }) => `from the median (${medianMs} ms) up to ${WIDEST_TAIL} times the median`,
});
const byMean = numbersOf('lognormal', latencyFields.lognormalByMean);

/** Whoever names the mean or the spread means this way to say it. */
const lognormal: Shape<Lognormal> = described(
  (raw, path, problems) => {
    const isByMean = isRaw(raw) && (Object.hasOwn(raw, 'meanMs') || Object.hasOwn(raw, 'cv'));
    return isByMean ? byMean(raw, path, problems) : byMedian(raw, path, problems);
  },
  () => ({ oneOf: [schemaOf(byMedian), schemaOf(byMean)] }),
);

const plainLatencies = {
  constant: numbersOf('constant', latencyFields.constant),
  uniform: fitting(numbersOf('uniform', latencyFields.uniform), {
    key: 'toMs',
    fits: ({ fromMs, toMs }) => toMs >= fromMs,
    expected: ({ fromMs }) => `at least as long as the shortest (${fromMs} ms)`,
  }),
  exponential: numbersOf('exponential', latencyFields.exponential),
  erlang: numbersOf('erlang', latencyFields.erlang),
  lognormal,
  pareto: numbersOf('pareto', latencyFields.pareto),
};
const plainLatency: Shape<PlainLatency> = byKind(plainLatencies);

const { min: least, max: most } = latencyFields.mixture.rareShare;

/** Reads a latency; what is wrong goes to `problems`. */
export const readLatency: Shape<Latency> = byKind({
  ...plainLatencies,
  mixture: closed({
    kind: literal('mixture'),
    usual: plainLatency,
    rare: plainLatency,
    rareShare: numberFrom(least, most),
  }),
});

/** A latency that is half given would mean something else than its author thinks, so no number is filled in here. */
function numbersOf<const Kind extends string, Fields extends SettingFields>(
  kind: Kind,
  fields: Fields,
): Shape<{ readonly kind: Kind } & SettingsOf<Fields>> {
  const keys = Object.keys(fields);
  const of: Shape<{ readonly kind: Kind } & SettingsOf<Fields>> = (raw, path, problems) => {
    if (!isRaw(raw)) return refuse(raw, `an object with kind "${kind}"`, path, problems);
    const missing = keys.filter((key) => !Object.hasOwn(raw, key));
    for (const key of missing) {
      refuse(undefined, `a number: such a latency has ${keys.join(' and ')}`, keyPath(path, key), problems);
    }
    const read = taken(checkSettings(fields, without(raw, ['kind']), path), problems);
    return missing.length === 0 && read ? { kind, ...read } : undefined;
  };
  return described(of, () => ({
    type: 'object',
    properties: { kind: { const: kind }, ...settingProperties(fields) },
    required: ['kind', ...keys],
    additionalProperties: false,
  }));
}

/** How the numbers of a latency have to fit one another, and the one to blame when they do not. */
interface Fit<Value> {
  readonly key: keyof Value & string;
  readonly fits: (value: Value) => boolean;
  readonly expected: (value: Value) => string;
}

function fitting<Value extends object>(
  shape: Shape<Value>,
  { key, fits, expected }: Fit<Value>,
): Shape<Value> {
  const fitted: Shape<Value> = (raw, path, problems) => {
    const value = shape(raw, path, problems);
    if (value === undefined || fits(value)) return value;
    return refuse(value[key], expected(value), keyPath(path, key), problems);
  };
  return described(fitted, () => schemaOf(shape));
}
