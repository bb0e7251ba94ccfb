import { msToNs, type Time } from '../../../base/time';
import type { SettingFields } from '../../../base/settings';
import type { Fault } from '../../../scenario/format';
import { faultFields, LONGEST_RUN_MS } from '../../../scenario/node-settings';

/** When a fault acts; the scenario checks that it ends after it begins. */
const times = {
  fromMs: {
    kind: 'duration',
    label: 'Begins at',
    help: 'The moment of the run at which the fault begins.',
    min: 0,
    max: LONGEST_RUN_MS,
    default: 0,
  },
  toMs: {
    kind: 'duration',
    label: 'Ends at',
    help: 'The moment of the run at which the fault ends.',
    min: 0,
    max: LONGEST_RUN_MS,
    default: 0,
  },
} as const satisfies SettingFields;

export const FAULT_FORM: SettingFields = { ...faultFields, ...times };

export type FaultPhase = 'ahead' | 'acting' | 'over';

export function phaseOf({ fromMs, toMs }: Pick<Fault, 'fromMs' | 'toMs'>, now: Time): FaultPhase {
  if (now < msToNs(fromMs)) return 'ahead';
  return now < msToNs(toMs) ? 'acting' : 'over';
}
