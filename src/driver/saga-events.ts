import { ACTION, ENTRIES, NO_STEP, SAVE } from '../patterns/saga/catalogue';
import type { SagaConfig } from '../patterns/saga/config';
import { attemptAt, codeAt, detailAt, directionAt, stepAt, type Outbox } from '../patterns/saga/outbox';
import { entryText } from '../patterns/saga/words';
import type { SagaDirection } from './saga-end';

/** Something that happened to a saga, or that it is about to do. */
export interface SagaEvent {
  /** The id of the saga. */
  readonly saga: string;
  readonly type: Exclude<(typeof ENTRIES)[number]['id'], 'save'>;
  /** Null when it is about the saga as a whole. */
  readonly step: string | null;
  readonly direction: SagaDirection;
  /** 0 when it is about no attempt. */
  readonly attempt: number;
  /** The same in words, for a log. */
  readonly text: string;
}

export type SagaListener = (event: SagaEvent) => void;

export function directionName(direction: number): SagaDirection {
  return direction === ACTION ? 'action' : 'compensation';
}

/** What an outbox has to tell. */
export function eventsOf(saga: string, config: SagaConfig, out: Outbox): SagaEvent[] {
  const events: SagaEvent[] = [];
  for (let entry = 0; entry < out.length; entry += 1) {
    const code = codeAt(out, entry);
    const type = ENTRIES[code].id;
    if (type === ENTRIES[SAVE].id) continue;
    const step = stepAt(out, entry);
    const direction = directionAt(out, entry);
    const attempt = attemptAt(out, entry);
    events.push({
      saga,
      type,
      step: step === NO_STEP ? null : config.stepIds[step],
      direction: directionName(direction),
      attempt,
      text: entryText(config, code, step, direction, attempt, detailAt(out, entry)),
    });
  }
  return events;
}
