import { scheduleFields } from '../../scenario/schedule-settings';
import { defaultsOf } from '../../base/check-settings';
import { faultFields } from '../../scenario/fault-settings';
import type { FaultOf } from '../../scenario/format';

const common = {
  ...defaultsOf(scheduleFields),
  id: 'it',
  name: 'It',
  enabled: true,
  target: {},
  fromMs: 20_000,
  toMs: 45_000,
} as const;

/** Faults of each kind, as they are when nothing but their time is said. */
export const PLAIN_FAULTS = {
  degraded: { ...common, ...defaultsOf(faultFields.degraded), kind: 'degraded' },
  crash: { ...common, kind: 'crash' },
  hang: { ...common, kind: 'hang' },
  capacity: { ...common, ...defaultsOf(faultFields.capacity), kind: 'capacity' },
  'fail-first': { ...common, ...defaultsOf(faultFields['fail-first']), kind: 'fail-first' },
  'crash-at-work': { ...common, ...defaultsOf(faultFields['crash-at-work']), kind: 'crash-at-work' },
  network: { ...common, ...defaultsOf(faultFields.network), kind: 'network' },
  partition: { ...common, ...defaultsOf(faultFields.partition), kind: 'partition' },
} as const satisfies { readonly [Kind in keyof typeof faultFields]: FaultOf<Kind> };
