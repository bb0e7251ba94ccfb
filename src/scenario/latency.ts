import { checkSettings } from '../base/check-settings';
import type { Problem } from '../base/problem';
import type { SettingFields, SettingsOf } from '../base/settings';
import { receivedText } from '../base/received-text';
import { latencyFields, WIDEST_TAIL } from './latency-settings';

/** How long something takes, in ms, as people write it. */
export type Latency =
  | ({ readonly kind: 'constant' } & SettingsOf<typeof latencyFields.constant>)
  | ({ readonly kind: 'exponential' } & SettingsOf<typeof latencyFields.exponential>)
  | ({ readonly kind: 'lognormal' } & SettingsOf<typeof latencyFields.lognormal>)
  | ({ readonly kind: 'lognormal' } & SettingsOf<typeof latencyFields.lognormalByMean>);

export const DEFAULT_WORK: Latency = { kind: 'exponential', meanMs: 10 };
export const DEFAULT_HOP: Latency = { kind: 'constant', ms: 0.5 };

const KINDS = 'an object with kind "constant", "exponential" or "lognormal"';

/** Reads a latency; what is wrong goes to `problems`. */
export function readLatency(raw: unknown, path: string, problems: Problem[]): Latency | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    problems.push({ path, expected: KINDS, received: receivedText(raw) });
    return undefined;
  }
  const { kind, ...rest }: { kind?: unknown } = raw;
  switch (kind) {
    case 'constant': {
      const read = readFields(latencyFields.constant, rest, path, problems);
      return read && { kind, ...read };
    }
    case 'exponential': {
      const read = readFields(latencyFields.exponential, rest, path, problems);
      return read && { kind, ...read };
    }
    case 'lognormal':
      return readLognormal(rest, path, problems);
    default:
      problems.push({
        path: `${path}.kind`,
        expected: '"constant", "exponential" or "lognormal"',
        received: receivedText(kind),
      });
      return undefined;
  }
}

function readLognormal(rest: object, path: string, problems: Problem[]): Latency | undefined {
  if (Object.hasOwn(rest, 'meanMs') || Object.hasOwn(rest, 'cv')) {
    const byMean = readFields(latencyFields.lognormalByMean, rest, path, problems);
    return byMean && { kind: 'lognormal', ...byMean };
  }
  const read = readFields(latencyFields.lognormal, rest, path, problems);
  if (read === undefined) return undefined;
  if (read.p95Ms >= read.medianMs && read.p95Ms <= read.medianMs * WIDEST_TAIL) {
    return { kind: 'lognormal', ...read };
  }
  problems.push({
    path: `${path}.p95Ms`,
    expected: `from the median (${read.medianMs} ms) up to ${WIDEST_TAIL} times the median`,
    received: receivedText(read.p95Ms),
  });
  return undefined;
}

/** A latency that is half given would mean something else than its author thinks, so nothing is filled in here. */
function readFields<Fields extends SettingFields>(
  fields: Fields,
  rest: object,
  path: string,
  problems: Problem[],
): SettingsOf<Fields> | undefined {
  const missing = Object.keys(fields).filter((key) => !Object.hasOwn(rest, key));
  for (const key of missing) {
    problems.push({ path: `${path}.${key}`, expected: 'a number of the latency', received: 'nothing' });
  }
  const read = checkSettings(fields, rest, path);
  if (read.ok) return missing.length === 0 ? read.value : undefined;
  problems.push(...read.error);
  return undefined;
}
