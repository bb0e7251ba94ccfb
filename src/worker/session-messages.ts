import type { ToWorker } from './protocol';

/** What is said to one run, by who answers it. */
type ToRun = Extract<ToWorker, { readonly runId: string }>;
export type EditingMessage = Extract<
  ToRun,
  { readonly kind: 'edit' | 'verb' | 'undo' | 'redo' | 'operator' | 'cancel-saga' }
>;
export type TellingMessage = Extract<
  ToRun,
  { readonly kind: 'rows' | 'series' | 'line-points' | 'traces' | 'trace' | 'why' | 'sagas' | 'saga' }
>;
/** Of these, what is about sagas is answered by a part of its own. */
export type SagaMessage = Extract<TellingMessage, { readonly kind: 'sagas' | 'saga' }>;
export type RequestMessage = Exclude<TellingMessage, SagaMessage>;

export function isAboutSagas(message: TellingMessage): message is SagaMessage {
  return message.kind === 'sagas' || message.kind === 'saga';
}

/** Answered by the part of the worker that meets the world outside. */
export type OutsideMessage = Extract<ToRun, { readonly kind: 'http' | 'catalogue' | 'exchanges' }>;
export type SessionMessage = Exclude<
  ToRun,
  EditingMessage | TellingMessage | OutsideMessage | { readonly kind: 'run' | 'open' }
>;
