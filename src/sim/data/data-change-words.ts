import { TURNING_REASONS } from '../../patterns/saga/catalogue';
import {
  OPERATOR_SAID,
  RULE_BROKEN,
  SAGA_RESUMED,
  SAGA_STUCK,
  SAGA_TURNED,
  type ChangeRow,
} from '../change-log';
import type { NameOf } from '../change-words';
import type { Configuration } from '../configuration';

/** A row of the log of changes that is about sagas or data, as a sentence. */
export function dataChangeText(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  switch (row.code) {
    case SAGA_TURNED:
    case SAGA_STUCK:
    case SAGA_RESUMED:
    case OPERATOR_SAID:
      return sagaText(configuration, row, nameOf);
    case RULE_BROKEN:
      return `Saga ${row.subject} broke a rule of the data: ${BROKEN_WORDS[row.a] ?? `rule ${row.a}`}.`;
    default:
      return `A change of the unknown kind ${row.code} happened.`;
  }
}

function sagaText({ data }: Configuration, { code, subject, a, b, c }: ChangeRow, nameOf: NameOf): string {
  const saga = data?.sagas[a];
  const id = saga?.model.id ?? '';
  const step = nameOf('step', `${id}/${saga?.config.stepIds[b] ?? b + 1}`);
  const name = `${nameOf('saga', id)} ${subject}`;
  if (code === SAGA_RESUMED) return `${name} goes on from what was saved, after its orchestrator was down.`;
  if (code === OPERATOR_SAID) {
    return b < 0
      ? `${name} was cancelled by hand.`
      : `${name}: an operator ${OPERATOR_WORDS[c] ?? `said ${c}`} of “${step}”.`;
  }
  if (code === SAGA_STUCK) {
    return `${name} is stuck: ${c === 0 ? `“${step}”` : `undoing “${step}”`} needs an operator.`;
  }
  const why = TURNING_REASONS[c]?.words ?? `reason ${c}`;
  return b < 0 ? `${name} turned back: ${why}.` : `${name} turned back: “${step}” ${why}.`;
}

const OPERATOR_WORDS = ['said to try again', 'said that it is done', 'said that it failed'];

/** By the code of the rule (data/judge-order.ts). */
const BROKEN_WORDS = [
  'the money taken is not that of the order',
  'the goods held are not those of the order',
  'the order does not stand as its saga ended',
  'something took effect twice',
];
