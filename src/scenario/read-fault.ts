import { scheduleFields } from './schedule-settings';
import { faultFields, type FaultKind } from './fault-settings';
import type { Fault, FaultOf } from './format';
import { isRaw, readSettings, without } from './parts';
import { faultSchema } from './schema';
import { refuse, type Shape } from './shapes/shape';
import { byKind } from './shapes/unions';

/** Reads a fault: what all faults have, and what its kind can be set to. */
export const readFault: Shape<Fault> = byKind({
  degraded: faultOf('degraded'),
  crash: faultOf('crash'),
  hang: faultOf('hang'),
  capacity: faultOf('capacity'),
  'fail-first': faultOf('fail-first'),
  'crash-at-work': faultOf('crash-at-work'),
  network: faultOf('network'),
  partition: faultOf('partition'),
} satisfies { readonly [Kind in FaultKind]: Shape<FaultOf<Kind>> });

function faultOf<Kind extends FaultKind>(kind: Kind) {
  const fields: (typeof faultFields)[Kind] = faultFields[kind];
  const settingKeys = [...Object.keys(scheduleFields), ...Object.keys(fields)];
  const readHead = faultSchema(kind, settingKeys);
  const read: Shape<FaultOf<Kind>> = (raw, path, problems) => {
    if (!isRaw(raw)) return refuse(raw, 'an object', path, problems);
    const head = readHead(without(raw, settingKeys), path, problems);
    const schedule = readSettings(scheduleFields, raw, path, problems);
    const settings = readSettings(fields, raw, path, problems);
    return head && schedule && settings && { ...head, name: head.name ?? head.id, ...schedule, ...settings };
  };
  return read;
}
