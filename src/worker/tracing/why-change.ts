import { err, ok, type Result } from '../../base/result';
import {
  BREAKER_CHANGED,
  EDITED,
  FAULT_BEGAN,
  FAULT_ENDED,
  INSTANCE_CHANGED,
  INSTANCE_EJECTED,
  INSTANCE_HUNG,
  SHEDDING_BEGAN,
  SHEDDING_ENDED,
} from '../../sim/change-log';
import { recordChange } from '../../sim/tracing/replay';
import type { EditedRun } from '../edited-run';
import type { Why, WhySubject } from '../traces';
import { lookAt, type ChangeScene, type Told } from './change-scene';
import type { PartNames } from './part-names';
import { whyBreaker } from './why-breaker';
import { isOfData, whyData } from './why-data';
import { whySaga } from './why-saga';
import { whyEdit, whyEjection, whyFault, whyInstance, whyShedding } from './why-part';

/** Why a row of the log of changes was written: in the world as it was at that instant. */
export function whyChange(
  run: EditedRun,
  names: PartNames,
  subject: Extract<WhySubject, { readonly kind: 'change' }>,
): Result<Why, string> {
  const { timeline } = run;
  const { log } = timeline.world;
  const { index } = subject;
  if (!Number.isInteger(index) || index < 0 || index >= log.cursor) {
    return err(`The log has ${log.cursor} rows so far; there is no row ${index + 1}.`);
  }
  const row = log.at(index);
  const seen = recordChange(timeline, index, (world) => lookAt(world, row));
  const scene = { names, row, index, seen, rows: log.past(), edits: run.log };
  return ok({ subject, ...told(scene) });
}

function told(scene: ChangeScene): Told {
  switch (scene.row.code) {
    case BREAKER_CHANGED:
      return whyBreaker(scene);
    case INSTANCE_EJECTED:
      return whyEjection(scene);
    case INSTANCE_CHANGED:
    case INSTANCE_HUNG:
      return whyInstance(scene);
    case SHEDDING_BEGAN:
    case SHEDDING_ENDED:
      return whyShedding(scene, scene.row.code === SHEDDING_BEGAN);
    case EDITED:
      return whyEdit(scene);
    case FAULT_BEGAN:
    case FAULT_ENDED:
      return whyFault(scene);
    default:
      // A request of the console is told of as any other one (teller.ts).
      return isOfData(scene.row) ? whyData(scene) : whySaga(scene);
  }
}
