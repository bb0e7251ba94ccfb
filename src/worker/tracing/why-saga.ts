import {
  OPERATOR_SAID,
  RULE_BROKEN,
  SAGA_RESUMED,
  SAGA_STUCK,
  SAGA_TURNED,
  type ChangeRow,
} from '../../sim/change-log';
import { namesOf } from '../../scenario/names';
import { rowMoment, rowText, type ChangeScene, type Told } from './change-scene';
import { sentences } from './phrases';

const OF_SAGAS: readonly number[] = [SAGA_TURNED, SAGA_STUCK, SAGA_RESUMED, OPERATOR_SAID, RULE_BROKEN];

function isOfSaga({ code }: ChangeRow): boolean {
  return OF_SAGAS.includes(code);
}

/** Why something happened to a saga: what had happened to it before, and what the data say. */
export function whySaga(scene: ChangeScene): Told {
  const { row, rows, index, seen } = scene;
  const isSame = (one: ChangeRow): boolean => row.subject > 0 && one.subject === row.subject;
  const before = rows.slice(0, index).filter((one) => isOfSaga(one) && isSame(one));
  const answer = sentences(rowText(scene, row), seen.brokenRule);
  return {
    question: questionOf(scene),
    answer,
    moments: [...before.map((one) => rowMoment(scene, one)), rowMoment(scene, row, { text: answer })],
  };
}

function questionOf({ row, names }: ChangeScene): string {
  const { data } = names.configuration;
  const id = data?.sagas.at(row.a)?.model.id ?? '';
  const name =
    row.code === RULE_BROKEN
      ? `saga ${row.subject}`
      : `${namesOf(names.scenario)('saga', id)} ${row.subject}`;
  switch (row.code) {
    case SAGA_TURNED:
      return `Why did ${name} turn back?`;
    case SAGA_STUCK:
      return `Why is ${name} stuck?`;
    case SAGA_RESUMED:
      return `Why did ${name} go on?`;
    case OPERATOR_SAID:
      return `What became of ${name}?`;
    default:
      return row.subject > 0 ? `Which rule did ${name} break?` : 'Which rule was broken?';
  }
}
