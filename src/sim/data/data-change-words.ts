import { TURNING_REASONS } from '../../patterns/saga/catalogue';
import {
  COMMANDED_BY_HAND,
  OPERATOR_SAID,
  RULE_BROKEN,
  SAGA_RESUMED,
  SAGA_STUCK,
  SAGA_TURNED,
  VIEW_CHANGED,
  VIEW_PASSED,
  VIEW_REBUILT,
  VIEW_TOLD,
  WRITER_GAVE_UP,
  type ChangeRow,
} from '../change-log';
import type { NameOf } from '../change-words';
import type { Configuration } from '../configuration';
import { viewChangeText } from './views/view-change-words';

/** A row of the log of changes that is about sagas or data, as a sentence. */
export function dataChangeText(configuration: Configuration, row: ChangeRow, nameOf: NameOf): string {
  switch (row.code) {
    case SAGA_TURNED:
    case SAGA_STUCK:
    case SAGA_RESUMED:
    case OPERATOR_SAID:
      return sagaText(configuration, row, nameOf);
    case RULE_BROKEN:
      return brokenText(row);
    case VIEW_CHANGED:
    case VIEW_PASSED:
    case VIEW_REBUILT:
    case VIEW_TOLD:
      return viewChangeText(configuration, row, nameOf);
    case COMMANDED_BY_HAND: {
      const { model } = configuration.nodes[row.subject];
      return `A command that was sent by hand took effect at ${nameOf('node', model.id)}.`;
    }
    case WRITER_GAVE_UP:
      return gaveUpText(configuration, row, nameOf);
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

function brokenText({ subject, a: rule }: ChangeRow): string {
  const what = subject > 0 ? `Saga ${subject} broke a rule of the data` : 'A rule of the data was broken';
  return `${what}: ${BROKEN_WORDS[rule] ?? `rule ${rule}`}.`;
}

/** Why: whoever decides by what is no longer so must not store it, and may not try for ever. */
function gaveUpText(
  { data }: Configuration,
  { subject, a, b: conflicts }: ChangeRow,
  nameOf: NameOf,
): string {
  const name = nameOf('writer', data?.writers[a]?.model.id ?? '');
  const often = conflicts === 1 ? 'Another one was quicker' : `Others were quicker ${conflicts} times`;
  return `${name}, command ${subject}: gave up. ${often} and had changed what it had decided by.`;
}

const OPERATOR_WORDS = ['said to try again', 'said that it is done', 'said that it failed'];

/** By the code of the rule (data-rules.ts). */
const BROKEN_WORDS = [
  'the money taken is not that of the order',
  'the goods held are not those of the order',
  'the order does not stand as its saga ended',
  'something took effect twice',
  'the stock of a product is negative',
  'the stock of a product is not what came in',
];
