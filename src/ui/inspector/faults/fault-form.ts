import type { SettingFields } from '../../../base/settings';
import { faultKinds } from '../../../scenario/fault-kind-settings';
import { faultFields, type FaultKind } from '../../../scenario/fault-settings';
import type { Fault } from '../../../scenario/format';
import { scheduleFields } from '../../../scenario/schedule-settings';
import { LONGEST_RUN_MS } from '../../../scenario/run-settings';
import type { SettingValues } from '../../forms/visible-fields';

const instant = { kind: 'duration', min: 0, max: LONGEST_RUN_MS, default: 0 } as const;

/** Whether and when a fault acts; the scenario checks that it ends after it begins. */
const RANGE_FIELDS = {
  enabled: {
    kind: 'flag',
    label: 'Switched on',
    help: 'A fault that is switched off never acts.',
    default: true,
  },
  fromMs: { ...instant, label: 'Begins at', help: 'The moment of the run at which the fault begins.' },
  toMs: { ...instant, label: 'Ends at', help: 'The moment of the run at which the fault ends.' },
} as const satisfies SettingFields;

/** When it acts is its own: there is no usual moment for a fault. */
export const GIVEN_OF_FAULTS: readonly string[] = ['fromMs', 'toMs'];

/** Everything that a fault of a kind can be set to, in the order of the form; ramps only where they do something. */
export function faultForm(kind: FaultKind): SettingFields {
  const { rampInMs, rampOutMs, ...repeats } = scheduleFields;
  const ramps = faultKinds[kind].grows ? { rampInMs, rampOutMs } : {};
  return { ...RANGE_FIELDS, ...faultFields[kind], ...ramps, ...repeats };
}

/** What one looks for in a fault: the rest is folded while it stands at its default. */
export const MAIN_FAULT_SETTINGS: readonly string[] = [
  ...Object.keys(RANGE_FIELDS),
  'capacity',
  'count',
  'moment',
  'crashRate',
  'lossRate',
  'cut',
];

/** The settings of a fault by their keys; its names and its target are none. */
export function faultValues(fault: Fault): SettingValues {
  const { id: _id, name: _name, kind: _kind, target: _target, ...settings } = fault;
  return settings;
}
