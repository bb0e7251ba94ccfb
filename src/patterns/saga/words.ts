import { OUTCOMES } from '../../base/outcome';
import {
  ACTION,
  ACT_DONE,
  ATTEMPT_ENDED,
  ENTRIES,
  NO_STEP,
  NOT_HAPPENED,
  REFUSED,
  SAGA_STATUSES,
  STATUS,
  TURNED_BACK,
  TURNING_REASONS,
} from './catalogue';
import type { SagaConfig } from './config';

type EntryId = (typeof ENTRIES)[number]['id'];

/** What stands behind the name of the act; a saga as a whole has no name. */
const ENTRY_WORDS: Readonly<Record<EntryId, string>> = {
  save: 'state saved',
  send: 'sent',
  began: 'saga began',
  recorded: 'recorded as sent',
  done: 'done',
  'attempt-failed': 'surely without effect',
  'attempt-unknown': 'nobody knows whether it took effect',
  'attempt-refused': 'refused',
  'not-done': 'over without effect: nothing to undo',
  'in-doubt': 'over, and it may have taken effect',
  'no-way-back': 'the pivot is done: there is no way back',
  'turned-back': 'saga turned back',
  'needs-operator': 'stuck: an operator has to decide',
  'given-up': 'recorded as failed',
  'tried-again': 'tried again by hand',
  'marked-done': 'marked as done by hand',
  'marked-failed': 'marked as failed by hand',
  resumed: 'saga resumed from its saved state',
  status: 'saga is',
  duplicate: 'a second reply was ignored',
  late: 'a late reply was ignored',
  overtaken: 'a reply was ignored, for a later attempt was made',
  stranger: 'a reply was ignored, for no such attempt is known',
  forgotten: 'forgotten in a crash, for nothing of it was saved',
};

/** One entry of an outbox in words, for a log: "“Process payment”, attempt 2: timed out; nobody knows …". */
export function entryText(
  config: SagaConfig,
  code: number,
  step: number,
  direction: number,
  attempt: number,
  detail: number,
): string {
  const words = ENTRY_WORDS[ENTRIES[code].id];
  if (code === STATUS) return `${words} ${statusText(detail)}`;
  if (code === TURNED_BACK) return `${words}: ${turningText(config, detail, step)}`;
  if (step === NO_STEP) return words;
  const place = `${capital(actText(config, step, direction))}, attempt ${attempt}`;
  if (code === ACT_DONE && direction !== ACTION) return `${place}: undone`;
  if (code < ATTEMPT_ENDED + NOT_HAPPENED || code > ATTEMPT_ENDED + REFUSED) return `${place}: ${words}`;
  return `${place}: ${OUTCOMES[detail].label}; ${words}`;
}

/** Why a saga turned back, as a clause; `step` is NO_STEP unless it was a step that made it turn. */
export function turningText(config: SagaConfig, reason: number, step: number): string {
  const { words } = TURNING_REASONS[reason];
  return step === NO_STEP ? words : `“${config.names[step]}” ${words}`;
}

export function statusText(status: number): string {
  return status < 0 ? 'not begun' : SAGA_STATUSES[status];
}

export function actText(config: SagaConfig, step: number, direction: number): string {
  const name = `“${config.names[step]}”`;
  return direction === ACTION ? name : `the compensation of ${name}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
